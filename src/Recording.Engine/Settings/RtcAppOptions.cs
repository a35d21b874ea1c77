namespace Recording.Engine.Settings;

/// <summary>Settings of one RTC application, section <c>Recording:Apps:{AppId}</c>.</summary>
public sealed class RtcAppOptions
{
    /// <summary>
    /// Where the media gateway keeps the streams of a channel's users: an RTMP address with <c>{AppId}</c>, <c>{ChannelId}</c>, <c>{UserId}</c>
    /// and <c>{SourceType}</c> (<c>C</c> or <c>S</c>), of which only the first may be left out. It may carry secrets.
    /// </summary>
    public string StreamUrl { get; set; } = "";
}
