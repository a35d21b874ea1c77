namespace Recording.Engine.Settings;

/// <summary>The RTC applications whose channels can be recorded, section <c>Recording:Apps</c>.</summary>
public sealed class RtcAppsOptions
{
    public const string SectionName = "Recording";

    /// <summary>Applications by AppId.</summary>
    public IDictionary<string, RtcAppOptions> Apps { get; } = new Dictionary<string, RtcAppOptions>(StringComparer.Ordinal);
}
