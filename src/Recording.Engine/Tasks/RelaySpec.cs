using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Tasks;

/// <summary>What only a relay has: it pushes the stream or the mix of a channel to other servers, and records nothing.</summary>
/// <param name="AppId">Application.</param>
/// <param name="ChannelId">Channel.</param>
/// <param name="TaskId">The id that the client chose, 1 to 55 characters; one among the application's relays that run.</param>
/// <param name="MaxIdleTime">How long it waits for its stream, at first and after a loss.</param>
/// <param name="Targets">Where it pushes to.</param>
/// <param name="SealedRequest">What it was asked to do, as it is answered, encrypted.</param>
public sealed record RelaySpec(string AppId, string ChannelId, string TaskId, TimeSpan MaxIdleTime, IReadOnlyList<RelayTarget> Targets, string SealedRequest);
