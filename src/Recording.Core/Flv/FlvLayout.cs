namespace Recording.Core.Flv;

/// <summary>Lengths of the parts of an FLV stream, in bytes (Video File Format Specification 10.1, annex E).</summary>
internal static class FlvLayout
{
    public const int FileHeader = 9;
    public const int TagHeader = 11;
    public const int PreviousSize = 4;

    // In the fifth byte of the file header.
    public const int PictureFlag = 1;
    public const int SoundFlag = 4;
}
