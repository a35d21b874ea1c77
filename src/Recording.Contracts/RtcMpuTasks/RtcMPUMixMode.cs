namespace Recording.Contracts.RtcMpuTasks;

/// <summary>What a relay pushes; the numbers are the wire's.</summary>
public enum RtcMPUMixMode
{
    /// <summary>The stream of one user, as it is.</summary>
    SingleStream = 0,

    /// <summary>The streams of several users, mixed.</summary>
    MixedStream = 1,
}
