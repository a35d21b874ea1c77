namespace Recording.Storage.Objects;

/// <summary>
/// MIME types of what the service stores, by extension of the object's name. Adapters that cannot keep a type beside the bytes
/// derive it from here.
/// </summary>
public static class ContentTypes
{
    public const string Playlist = "application/vnd.apple.mpegurl";
    public const string TransportStream = "video/mp2t";
    public const string Mp4 = "video/mp4";
    public const string Flv = "video/x-flv";
    public const string Mp3 = "audio/mpeg";
    public const string Json = "application/json";
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";

    /// <summary>The type of everything else.</summary>
    public const string Binary = "application/octet-stream";

    /// <summary>The type that belongs to an object's name.</summary>
    public static string FromName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var dot = name.LastIndexOf('.');
        return dot < 0 || dot < name.LastIndexOf('/') ? Binary : FromExtension(name[(dot + 1)..].ToUpperInvariant());
    }

    private static string FromExtension(string extension) => extension switch
    {
        "M3U8" => Playlist,
        "TS" => TransportStream,
        "MP4" => Mp4,
        "FLV" => Flv,
        "MP3" => Mp3,
        "JSON" => Json,
        "PNG" => Png,
        "JPG" or "JPEG" => Jpeg,
        _ => Binary,
    };
}
