using Recording.Core.Callbacks;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tests.Callbacks;

public sealed class RelayErrorTests
{
    [Fact]
    public void Of_EveryReason_HasANumberAndASentenceOfItsOwn()
    {
        RelayError[] errors =
        [
            .. Enum.GetValues<TargetFailure>().Select(RelayError.Of),
            .. Enum.GetValues<ExitReason>().Where(reason => reason != ExitReason.StopRequested).Select(RelayError.Of),
            RelayError.StreamLost,
        ];

        Assert.Equal(errors.Length, errors.Select(error => error.Code).Distinct().Count());
        Assert.Equal(errors.Length, errors.Select(error => error.Message).Distinct().Count());
        Assert.All(errors, error => Assert.EndsWith(".", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_Targets_IsTheNumberOfTheFailure() =>
        Assert.All(Enum.GetValues<TargetFailure>(), failure => Assert.Equal((int)failure, RelayError.Of(failure).Code));

    [Fact]
    public void Of_AStopThatWasAskedFor_IsNoError() => Assert.Equal((0, ""), (RelayError.Of(ExitReason.StopRequested).Code, RelayError.Of(ExitReason.StopRequested).Message));
}
