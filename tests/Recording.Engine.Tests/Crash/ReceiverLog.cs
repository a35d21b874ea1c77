using System.Globalization;
using Recording.Engine.Callbacks;
using Recording.Testing.Webhooks;

namespace Recording.Engine.Tests.Crash;

/// <summary>What a receiver saw, and from which life of the sending process; and a sign when it has seen enough of one life.</summary>
internal sealed class ReceiverLog
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<(long Sequence, int Life)>> _seen = new(StringComparer.Ordinal);
    private TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _life;
    private int _left;

    /// <summary>What each task's callbacks were, in order of arrival.</summary>
    public IReadOnlyDictionary<string, List<(long Sequence, int Life)>> Seen => _seen;

    /// <summary>Begins a life; the answer completes when so many callbacks came in it.</summary>
    public Task Begin(int callbacks)
    {
        lock (_lock)
        {
            _life++;
            _left = callbacks;
            _enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _enough.Task;
        }
    }

    public WebhookAnswer Take(ReceivedRequest request)
    {
        var id = request.Headers[CallbackHeaders.DeliveryId];
        lock (_lock)
        {
            var task = id[..id.LastIndexOf('-')];
            if (!_seen.TryGetValue(task, out var list))
                _seen[task] = list = [];
            list.Add((long.Parse(request.Headers[CallbackHeaders.Sequence], CultureInfo.InvariantCulture), _life));
            if (--_left == 0)
                _enough.SetResult();
        }

        return WebhookAnswer.Ok;
    }
}
