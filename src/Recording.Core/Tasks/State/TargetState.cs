namespace Recording.Core.Tasks.State;

/// <summary>One address that a relay pushes to.</summary>
/// <param name="Number">Its number in its task; an address that is added gets one that no other has.</param>
/// <param name="Phase">Where it stands.</param>
public sealed record TargetState(int Number, TargetPhase Phase);
