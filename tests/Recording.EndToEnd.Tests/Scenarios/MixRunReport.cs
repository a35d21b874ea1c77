namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>What a planned mix gave.</summary>
/// <param name="Playlist">Address of its playlist.</param>
/// <param name="Begin">Wall clock at second 0 of the plan.</param>
/// <param name="Stopped">Wall clock when the stop was asked for.</param>
/// <param name="FirstFrame">The playlist's time of the first frame.</param>
/// <param name="Starts">Wall clock of each beginning to publish, by user, in order.</param>
/// <param name="Report">What the service says of the task.</param>
internal sealed record MixRunReport(
    string Playlist,
    DateTimeOffset Begin,
    DateTimeOffset Stopped,
    DateTimeOffset FirstFrame,
    IReadOnlyDictionary<string, List<DateTimeOffset>> Starts,
    ChannelReport Report)
{
    /// <summary>The plan's second that a second of the recording shows.</summary>
    public double PlanTime(double recorded) => recorded + (FirstFrame - Begin).TotalSeconds;
}
