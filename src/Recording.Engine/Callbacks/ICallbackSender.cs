using Recording.Core.Callbacks;

namespace Recording.Engine.Callbacks;

/// <summary>Sends one callback once.</summary>
public interface ICallbackSender
{
    /// <summary>Posts the body. Every trouble is an outcome, not an exception.</summary>
    /// <param name="entry">The callback.</param>
    /// <param name="headers">Request headers, Content-Type among them.</param>
    /// <param name="cancellationToken">Ends the attempt without an outcome.</param>
    Task<DeliveryOutcome> SendAsync(
        OutboxEntry entry, IReadOnlyDictionary<string, IReadOnlyList<string>> headers, CancellationToken cancellationToken);
}
