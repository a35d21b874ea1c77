using System.Globalization;

namespace Recording.Engine.Callbacks;

/// <summary>The headers of a callback.</summary>
internal static class CallbackHeaders
{
    /// <summary>Stable over retries: lets a receiver drop repeats.</summary>
    public const string DeliveryId = "X-Recording-Delivery-Id";

    /// <summary>Number of the callback among its task's, from 1 without holes.</summary>
    public const string Sequence = "X-Recording-Sequence";

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> For(OutboxEntry entry) =>
        new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["Content-Type"] = ["application/json; charset=utf-8"],
            [DeliveryId] = [entry.DeliveryId],
            [Sequence] = [entry.Sequence.ToString(CultureInfo.InvariantCulture)],
        };
}
