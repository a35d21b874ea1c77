using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Recording.Core.Ffmpeg;

/// <summary>
/// What a stream or a file holds, as far as joining depends on it. A codec is FFmpeg's short name ("h264", "aac") and null
/// when there is no such stream; the numbers of a missing stream are 0.
/// </summary>
/// <param name="VideoCodec">FFmpeg's name of the video codec, or null without video.</param>
/// <param name="Width">Picture width in pixels.</param>
/// <param name="Height">Picture height in pixels.</param>
/// <param name="AudioCodec">FFmpeg's name of the audio codec, or null without audio.</param>
/// <param name="SampleRate">Audio samples per second and channel.</param>
/// <param name="Channels">Audio channels.</param>
public sealed partial record MediaFormat(string? VideoCodec, int Width, int Height, string? AudioCodec, int SampleRate, int Channels)
{
    /// <summary>The format of nothing: neither video nor audio.</summary>
    public static readonly MediaFormat None = new(null, 0, 0, null, 0, 0);

    public bool HasVideo => VideoCodec is not null;

    public bool HasAudio => AudioCodec is not null;

    /// <summary>
    /// A stable text such as "v:h264:1280x720;a:aac:48000x2" ("v:-" or "a:-" for a missing stream). Segments whose signatures
    /// differ cannot share one MP4 video and audio track.
    /// </summary>
    public string Signature => string.Create(CultureInfo.InvariantCulture,
        $"v:{(HasVideo ? $"{VideoCodec}:{Width}x{Height}" : "-")};a:{(HasAudio ? $"{AudioCodec}:{SampleRate}x{Channels}" : "-")}");

    /// <summary>Whether this is the other without its video or without its audio: what is left of a capture that died before it had written both.</summary>
    public bool LacksOnly(MediaFormat other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other is { HasVideo: true, HasAudio: true }
            && (this == other with { VideoCodec = null, Width = 0, Height = 0 } || this == other with { AudioCodec = null, SampleRate = 0, Channels = 0 });
    }

    /// <summary>Reads a <see cref="Signature"/> back; anything else is refused.</summary>
    public static bool TryParse(string? signature, [NotNullWhen(true)] out MediaFormat? format)
    {
        format = null;
        if (signature is null || SignaturePattern().Match(signature) is not { Success: true } match)
            return false;

        var hasVideo = match.Groups["v"].Success;
        var hasAudio = match.Groups["a"].Success;
        int width = 0, height = 0, rate = 0, channels = 0;
        if (hasVideo && !(TryNumber(match, "w", out width) && TryNumber(match, "h", out height)))
            return false;
        if (hasAudio && !(TryNumber(match, "r", out rate) && TryNumber(match, "c", out channels)))
            return false;

        format = new MediaFormat(hasVideo ? match.Groups["v"].Value : null, width, height, hasAudio ? match.Groups["a"].Value : null, rate, channels);
        return true;
    }

    private static bool TryNumber(Match match, string group, out int number) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"\Av:(?:-|(?<v>[A-Za-z0-9_.]+):(?<w>[0-9]+)x(?<h>[0-9]+));a:(?:-|(?<a>[A-Za-z0-9_.]+):(?<r>[0-9]+)x(?<c>[0-9]+))\z", RegexOptions.CultureInvariant)]
    private static partial Regex SignaturePattern();
}
