namespace Recording.Core.Relaying;

/// <summary>How patient a connection to a target is.</summary>
/// <param name="Start">From its beginning until it takes the stream.</param>
/// <param name="Stall">How long it may take no data while some waits.</param>
/// <param name="End">How long it may take, at the end, to send what waits.</param>
public sealed record PushLimits(TimeSpan Start, TimeSpan Stall, TimeSpan End)
{
    public static readonly PushLimits Default = new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));
}
