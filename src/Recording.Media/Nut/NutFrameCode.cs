namespace Recording.Media.Nut;

/// <summary>What the first byte of a frame stands for: a row of the main header's table.</summary>
internal readonly record struct NutFrameCode(NutFlags Flags, int Stream, long PtsDelta, int SizeMul, int SizeLsb, int Reserved, int HeaderIndex);
