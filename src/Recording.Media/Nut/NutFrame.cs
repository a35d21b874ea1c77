namespace Recording.Media.Nut;

/// <summary>A frame whose content comes next.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Time">Its timestamp.</param>
/// <param name="Size">Bytes of content.</param>
internal readonly record struct NutFrame(NutStream Stream, TimeSpan Time, int Size);
