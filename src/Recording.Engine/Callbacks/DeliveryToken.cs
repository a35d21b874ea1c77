using System.Buffers.Text;
using System.Text;
using Recording.Engine.Tasks;

namespace Recording.Engine.Callbacks;

/// <summary>Where a page of waiting callbacks ended: the next one begins behind it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Lane">Its lane.</param>
/// <param name="RowKey">The last row that was shown; empty for before the first.</param>
internal sealed record DeliveryToken(string TaskId, OutboxLane Lane, string RowKey)
{
    public static DeliveryToken Before(string taskId) => new(taskId, OutboxLane.Task, "");

    public static DeliveryToken? Parse(string text)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n');
            return parts is [var taskId, var lane, var rowKey] && TableKey.IsValid(taskId) && lane is "0" or "1"
                && (rowKey.Length == 0 || TableKey.IsValid(rowKey))
                ? new DeliveryToken(taskId, lane == "1" ? OutboxLane.Replay : OutboxLane.Task, rowKey)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{TaskId}\n{(Lane == OutboxLane.Replay ? 1 : 0)}\n{RowKey}"));
}
