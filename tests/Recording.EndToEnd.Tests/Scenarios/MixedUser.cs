using Recording.Testing.Mixing;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>What a user of a planned mix does. Times are seconds of the plan.</summary>
/// <param name="Name">Whose colour and tone.</param>
/// <param name="Color">By FFmpeg's name.</param>
/// <param name="Seen">The same as it is seen.</param>
/// <param name="Hertz">The tone.</param>
/// <param name="X">A point of the picture that only this user's pane covers, or that is on top there.</param>
/// <param name="Y">The same downwards.</param>
/// <param name="Present">From when to when the user publishes.</param>
/// <param name="Frozen">From when to when the user's network stands still.</param>
internal sealed record MixedUser(
    string Name,
    string Color,
    Rgb Seen,
    int Hertz,
    double X,
    double Y,
    IReadOnlyList<(double From, double To)> Present,
    IReadOnlyList<(double From, double To)> Frozen)
{
    public bool IsFrozen(double time, double recovery) => Frozen.Any(span => time >= span.From && time <= span.To + recovery);
}
