using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Callbacks;
using Recording.Engine.Tasks;

namespace Recording.Engine.Replays;

/// <summary>What became of a task's callbacks so far.</summary>
/// <param name="Task">The task.</param>
/// <param name="Attempts">Attempts by the callback's number, each list in order of time; replays are among them.</param>
/// <param name="Waiting">Numbers of those that are to be delivered or replayed already.</param>
internal sealed record TaskHistory(
    LoadedTask Task, IReadOnlyDictionary<long, List<CallbackRecord>> Attempts, IReadOnlySet<long> Waiting)
{
    /// <summary>The callback, to be sent once more.</summary>
    /// <param name="sequence">A number that has attempts.</param>
    /// <param name="notifyUrl">Another address; null for the one that it had, of a relay's event that of the subscription.</param>
    /// <param name="now">UTC.</param>
    public OutboxEntry Again(long sequence, string? notifyUrl, DateTimeOffset now)
    {
        var last = Attempts[sequence][^1];
        return new OutboxEntry
        {
            DeliveryId = last.DeliveryId,
            Sequence = sequence,
            Kind = last.Kind,
            Type = last.Type,
            Url = notifyUrl ?? (last.Kind == CallbackKind.Relay ? "" : last.Url),
            Body = last.Body,
            Domain = last.Domain,
            App = last.App,
            Stream = last.Stream,
            MsgId = last.MsgId,
            SubId = notifyUrl is null ? null : last.SubId,
            SealedAuthKey = Task.Spec.SealedNotifyAuthKey,
            Replay = Attempts[sequence].Max(attempt => attempt.Replay) + 1,
            WrittenAt = now,
            NextAttemptAt = now,
        };
    }
}
