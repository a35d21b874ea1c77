using Microsoft.Extensions.Options;
using Recording.Engine.Settings;

namespace Recording.Engine.Callbacks;

/// <summary>
/// Bounds the attempts that are under way to one receiver (scheme, host and port). Those of a receiver that hangs wait for each other
/// here, not for a connection that others need, and not in the time that an attempt has.
/// </summary>
public sealed class ReceiverGates(IOptions<CallbackOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a place at the receiver of an address; disposing of the answer gives it back.</summary>
    public async Task<IDisposable> EnterAsync(string url, CancellationToken cancellationToken)
    {
        var receiver = new Uri(url).GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        Gate gate;
        lock (_lock)
        {
            if (!_gates.TryGetValue(receiver, out gate!))
                _gates[receiver] = gate = new Gate(this, receiver, options.Value.ConnectionsPerReceiver);
            gate.Users++;
        }

        try
        {
            await gate.Places.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(gate);
            throw;
        }

        return new Place(gate);
    }

    private void Leave(Gate gate)
    {
        lock (_lock)
        {
            if (--gate.Users > 0)
                return;
            _gates.Remove(gate.Receiver);
            gate.Places.Dispose();
        }
    }

    private sealed class Gate(ReceiverGates owner, string receiver, int places)
    {
        public string Receiver => receiver;

        public SemaphoreSlim Places { get; } = new(places);

        /// <summary>Those inside and those who wait.</summary>
        public int Users { get; set; }

        public void Leave()
        {
            Places.Release();
            owner.Leave(this);
        }
    }

    private sealed class Place(Gate gate) : IDisposable
    {
        private Gate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
