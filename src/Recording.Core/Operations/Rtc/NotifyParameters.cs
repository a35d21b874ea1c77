using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Rtc;

/// <summary>Reads NotifyAuthKey and NotifyFileUploadedFormat.</summary>
internal static class NotifyParameters
{
    private const string KeyName = "NotifyAuthKey";
    private const string FormatsName = "NotifyFileUploadedFormat";

    /// <summary>The key, or null when absent. Asked for only where there is a NotifyUrl.</summary>
    public static string? AuthKey(ParameterReader reader)
    {
        var key = reader.Text(KeyName);
        if (key is not null && !(key.Length is >= 16 and <= 64 && key.All(char.IsAsciiLetterOrDigit)))
            reader.Reject(KeyName, "It must be 16 to 64 letters and digits.");
        return key;
    }

    /// <summary>Formats whose upload is announced; one that is named twice counts once.</summary>
    public static IReadOnlyList<RtcNotifyFormat> Formats(ParameterReader reader, StorageParams storage)
    {
        var formats = new List<RtcNotifyFormat>();
        foreach (var text in reader.Texts(FormatsName, Enum.GetValues<RtcNotifyFormat>().Length))
        {
            if (Parse(text) is not { } format)
                reader.Reject(FormatsName, "It must have only SLICE, HLS, MP4 and MP3 as entries.");
            else if (storage.StorageType == RtcStorageType.Vod)
                reader.Reject(FormatsName, "It must not be set for storage as media assets (StorageType 0).");
            else if (storage.FileInfo.All(file => file.Format != FileFormat(format)))
                reader.Reject(FormatsName, $"It must have only formats of StorageParams.FileInfo, where {text.ToUpperInvariant()} is not.");
            else if (!formats.Contains(format))
                formats.Add(format);
        }

        return formats;
    }

    private static RtcNotifyFormat? Parse(string text) => text.ToUpperInvariant() switch
    {
        "SLICE" => RtcNotifyFormat.Slice,
        "HLS" => RtcNotifyFormat.Hls,
        "MP4" => RtcNotifyFormat.Mp4,
        "MP3" => RtcNotifyFormat.Mp3,
        _ => null,
    };

    /// <summary>Segments belong to HLS.</summary>
    private static RtcFileFormat FileFormat(RtcNotifyFormat format) => format switch
    {
        RtcNotifyFormat.Slice or RtcNotifyFormat.Hls => RtcFileFormat.Hls,
        RtcNotifyFormat.Mp4 => RtcFileFormat.Mp4,
        RtcNotifyFormat.Mp3 => RtcFileFormat.Mp3,
    };
}
