namespace Recording.Media.Mixing;

/// <summary>Values of black in the limited range that video uses.</summary>
internal static class Yuv
{
    public const byte BlackLuma = 16;
    public const byte NoChroma = 128;
}
