using System.Text;

namespace Recording.Storage.Tables;

/// <summary>How large rows are, by Azure's published formula, and how large they travel.</summary>
internal static class TableRowSize
{
    // What a batch request spends on each operation besides the row: headers, address, keys once more.
    private const int OperationBytes = 512;

    /// <summary>Bytes that count against <see cref="TableLimits.RowBytes"/>.</summary>
    public static long Stored(string partitionKey, string rowKey, IReadOnlyDictionary<string, object> properties) =>
        4 + 2L * (partitionKey.Length + rowKey.Length) + properties.Sum(p => 8 + 2L * p.Key.Length + ValueBytes(p.Value));

    /// <summary>
    /// Bytes that count against <see cref="TableLimits.TransactionBytes"/>: the request's, where text is UTF-8 and byte arrays are
    /// Base64, but never less than the row has at rest.
    /// </summary>
    public static long Travelling(string partitionKey, string rowKey, IReadOnlyDictionary<string, object> properties) =>
        OperationBytes + Stored(partitionKey, rowKey, properties) + properties.Sum(p => p.Value switch
        {
            string text => Math.Max(0, Encoding.UTF8.GetByteCount(text) - 2L * text.Length),
            byte[] bytes => bytes.Length / 3L,
            _ => 0,
        });

    private static long ValueBytes(object value) => value switch
    {
        string text => 4 + 2L * text.Length,
        byte[] bytes => 4 + bytes.Length,
        bool => 1,
        int => 4,
        _ => 8,
    };
}
