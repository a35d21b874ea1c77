namespace Recording.Core.Tasks.State;

/// <summary>The times after which the state machine acts by itself.</summary>
/// <param name="FirstStream">How long a track is tried before its first stream.</param>
/// <param name="Idle">How long a track is tried after it lost its stream.</param>
/// <param name="CaptureLease">How long a capture counts as alive without a sign of life.</param>
public sealed record TaskTimeouts(TimeSpan FirstStream, TimeSpan Idle, TimeSpan CaptureLease);
