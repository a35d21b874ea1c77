using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Vod;
using Recording.Engine.Tasks;

namespace Recording.Engine.Vod;

/// <summary>Names of objects that are made of an asset: beside it, with something before the extension.</summary>
internal static class MediaNames
{
    /// <summary>The vendor's word for what a track records.</summary>
    public static string Stream(TrackSpec track, RtcStreamType recorded) => track.Mix is null ? VodStreamName.Of(track.Subscriber, recorded) : VodStreamName.Mix;

    /// <summary>The file that a stream's files were merged into, by the first of them.</summary>
    public static string Merged(string firstFile) => $"{Stem(firstFile)}_merged.mp4";

    /// <summary>A rendition of an asset.</summary>
    public static string Rendition(string asset, TranscodePreset preset) => $"{Stem(asset)}_{preset.Name}.{preset.Extension}";

    private static string Stem(string name) => name[..name.LastIndexOf('.')];
}
