namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>What a planned mix gave.</summary>
/// <param name="Playlist">Address of its playlist.</param>
/// <param name="Begin">Wall clock at second 0 of the plan.</param>
/// <param name="Stopped">Wall clock when the stop was asked for.</param>
/// <param name="FirstFrame">The playlist's time of the first frame.</param>
/// <param name="Stays">When each user was there, in order.</param>
/// <param name="Report">What the service says of the task.</param>
internal sealed record MixRunReport(
    string Playlist,
    DateTimeOffset Begin,
    DateTimeOffset Stopped,
    DateTimeOffset FirstFrame,
    IReadOnlyDictionary<string, List<MixedStay>> Stays,
    ChannelReport Report)
{
    /// <summary>The wall clock's time of a second of the recording.</summary>
    public DateTimeOffset WallClock(double recorded) => FirstFrame + TimeSpan.FromSeconds(recorded);

    /// <summary>The plan's second that a second of the recording shows.</summary>
    public double PlanTime(double recorded) => recorded + (FirstFrame - Begin).TotalSeconds;
}
