using Recording.Core.Tasks.Decisions;

namespace Recording.Core.Relaying;

/// <summary>Why a connection to a target failed.</summary>
/// <param name="Failure">The reason to act on.</param>
/// <param name="Detail">A sentence for people, without address or secrets.</param>
public sealed record PushOutcome(TargetFailure Failure, string Detail);
