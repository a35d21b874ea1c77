using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Recording.Storage.Tables;

namespace Recording.Engine.Tasks;

/// <summary>Puts a value into table columns as JSON, over as many columns as the limit of 64 KiB a property asks for.</summary>
internal static class JsonColumns
{
    private const int ColumnLength = TableLimits.PropertyBytes / 2;

    public static Dictionary<string, object> Write<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.Serialize(value, type);
        var columns = new Dictionary<string, object>();
        for (var (at, number) = (0, 0); at < json.Length; at += ColumnLength, number++)
            columns.Add(Name(number), json.Substring(at, Math.Min(ColumnLength, json.Length - at)));
        return columns;
    }

    public static T Read<T>(TableRow row, JsonTypeInfo<T> type)
    {
        var json = new StringBuilder();
        for (var number = 0; row.Properties.TryGetValue(Name(number), out var column); number++)
            json.Append((string)column);
        return JsonSerializer.Deserialize(json.ToString(), type)
            ?? throw new InvalidDataException("A stored row is empty.");
    }

    /// <summary>Whether a row holds exactly what <see cref="Write"/> gave.</summary>
    public static bool Hold(TableRow row, Dictionary<string, object> columns) =>
        row.Properties.Count == columns.Count
        && columns.All(column => row.Properties.TryGetValue(column.Key, out var value) && column.Value.Equals(value));

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"Json{number}");
}
