namespace Recording.Core.Mixing;

/// <summary>The image files that can be shown.</summary>
public enum ImageKind
{
    Png,
    Jpeg,
    WebP,
    Bmp,
}
