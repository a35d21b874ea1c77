using System.Buffers;
using System.Text.Json.Nodes;
using Recording.Contracts.RtcMpuEvents;
using Recording.Core.Parameters;
using Recording.Core.Results;

namespace Recording.Core.Operations.Rtc;

/// <summary>
/// Reads the parameters of the operations on a subscription to relay events (2016-11-01): first what is mandatory must be there, then each
/// is checked in the document's order.
/// </summary>
public static class RtcMpuEventSubParameters
{
    private const int MostChannels = 20;
    private const int LongestChannel = 64;
    private const int LongestUrl = 2083;
    private const string ChannelsName = "ChannelIds";
    private const string UrlName = "CallbackUrl";

    // The vendor's list, and the colon, which it leaves out and which no address can do without.
    private static readonly SearchValues<char> OfUrls =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_?%=#./+:");

    /// <summary>CreateRtcMPUEventSub.</summary>
    public static Result<CreateRtcMPUEventSubRequest> Create(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcMpuEvents);
        reader.RequireAll("AppId", UrlName);
        var appId = RtcIds.AppId(reader);
        var channels = Channels(reader);
        var url = Url(reader) ?? "";
        return reader.Error is { } error ? error : new CreateRtcMPUEventSubRequest(appId, url, channels);
    }

    /// <summary>UpdateRtcMPUEventSub.</summary>
    public static Result<UpdateRtcMPUEventSubRequest> Update(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcMpuEvents);
        var appId = RtcIds.AppId(reader);
        var channels = Channels(reader);
        var url = Url(reader);
        return reader.Error is { } error ? error : new UpdateRtcMPUEventSubRequest(appId, url, channels);
    }

    /// <summary>The AppId of DeleteRtcMPUEventSub and DescribeRtcMPUEventSub.</summary>
    public static Result<string> App(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcMpuEvents);
        var appId = RtcIds.AppId(reader);
        return reader.Error is { } error ? error : appId;
    }

    private static string? Url(ParameterReader reader)
    {
        var url = CommonParameters.WebAddress(reader, UrlName, LongestUrl);
        if (url is not null && url.AsSpan().ContainsAnyExcept(OfUrls))
            reader.Reject(UrlName, "It must have only letters, digits and - _ ? % = # . / + : in it; encode everything else.");
        return url;
    }

    private static string[] Channels(ParameterReader reader)
    {
        // Long enough for a list that is too long to be told so.
        if (reader.Text(ChannelsName, 4096) is not { } text)
            return [];
        var channels = text.Split(',');
        if (channels.Length > MostChannels)
            reader.Reject(ChannelsName, $"It must have at most {MostChannels} channels.");
        else if (!channels.All(IsChannel))
            reader.Reject(ChannelsName, $"It must have ids of 1 to {LongestChannel} letters, digits, underscores or hyphens, parted by commas.");
        else if (channels.Distinct(StringComparer.Ordinal).Count() < channels.Length)
            reader.Reject(ChannelsName, "It must have each channel once.");
        return channels;
    }

    private static bool IsChannel(string id) => id.Length > 0 && RtcIds.IsPlain(id, LongestChannel);
}
