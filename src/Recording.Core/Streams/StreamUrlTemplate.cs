using System.Diagnostics.CodeAnalysis;

namespace Recording.Core.Streams;

/// <summary>
/// Where a media gateway keeps the streams of a channel's users: an RTMP address with <c>{AppId}</c>, <c>{ChannelId}</c>, <c>{UserId}</c> and
/// <c>{SourceType}</c> (<c>C</c> camera, <c>S</c> screen) in it. It may carry secrets, as any stream's address.
/// </summary>
public sealed class StreamUrlTemplate
{
    private static readonly string[] Known = ["AppId", "ChannelId", "UserId", "SourceType"];

    /// <summary>Without one of these, two streams would have one address.</summary>
    private static readonly string[] Required = ["ChannelId", "UserId", "SourceType"];

    private readonly string _text;

    private StreamUrlTemplate(string text) => _text = text;

    /// <summary>Reads a template; on failure <paramref name="reason"/> says what to change, without the text itself.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StreamUrlTemplate? template, out string reason)
    {
        template = null;
        reason = Check(text);
        if (reason.Length > 0)
            return false;

        var candidate = new StreamUrlTemplate(text!);
        if (!candidate.TryRender("app", "channel", "user", "C", out _, out reason))
            return false;
        template = candidate;
        return true;
    }

    /// <summary>The address of a stream. Values are percent-encoded; what cannot be an address even so gives a reason.</summary>
    public bool TryRender(
        string appId, string channelId, string userId, string sourceType, [NotNullWhen(true)] out RtmpUrl? url, out string reason) =>
        RtmpUrl.TryParse(
            _text.Replace("{AppId}", Uri.EscapeDataString(appId), StringComparison.Ordinal)
                .Replace("{ChannelId}", Uri.EscapeDataString(channelId), StringComparison.Ordinal)
                .Replace("{UserId}", Uri.EscapeDataString(userId), StringComparison.Ordinal)
                .Replace("{SourceType}", sourceType, StringComparison.Ordinal),
            out url,
            out reason);

    private static string Check(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "It must be an RTMP address with {ChannelId}, {UserId} and {SourceType}.";
        if (Required.FirstOrDefault(name => !text.Contains($"{{{name}}}", StringComparison.Ordinal)) is { } missing)
            return $"It must have {{{missing}}}.";

        var rest = Known.Aggregate(text, (left, name) => left.Replace($"{{{name}}}", "", StringComparison.Ordinal));
        return rest.AsSpan().IndexOfAny('{', '}') < 0 ? "" : "Its only variables are {AppId}, {ChannelId}, {UserId} and {SourceType}.";
    }
}
