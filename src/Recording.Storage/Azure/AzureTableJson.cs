using System.Globalization;
using System.Text;
using System.Text.Json;
using Recording.Storage.Tables;

namespace Recording.Storage.Azure;

/// <summary>
/// Rows as the table service's JSON (https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations).
/// Types that JSON does not tell apart are said beside the value.
/// </summary>
internal static class AzureTableJson
{
    private const string TypeSuffix = "@odata.type";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>
    /// Writes a row. Text goes as UTF-8, escaped only where JSON demands it: the service bounds the size of a request, and .NET's own
    /// writer makes twelve bytes of a character outside of the first plane.
    /// </summary>
    public static string Write(string partitionKey, string rowKey, IReadOnlyDictionary<string, object> properties)
    {
        var json = new StringBuilder();
        json.Append("{\"PartitionKey\":");
        AppendText(json, partitionKey);
        json.Append(",\"RowKey\":");
        AppendText(json, rowKey);
        foreach (var (name, value) in properties)
        {
            // Names need no escaping: they are letters, digits and underscores.
            json.Append(",\"").Append(name).Append("\":");
            AppendValue(json, name, value);
        }

        return json.Append('}').ToString();
    }

    /// <summary>Reads a row of an answer. The ETag is in the row where it is not given.</summary>
    public static TableRow Read(JsonElement row, string? etag = null)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var property in row.EnumerateObject())
        {
            // A property that was selected and is not there comes as null.
            if (property.Name is "PartitionKey" or "RowKey" or "Timestamp" || property.Name.Contains("odata.", StringComparison.Ordinal)
                || property.Value.ValueKind == JsonValueKind.Null)
                continue;
            var type = row.TryGetProperty(property.Name + TypeSuffix, out var named) ? named.GetString() : null;
            properties[property.Name] = ReadValue(property.Value, type);
        }

        return new TableRow(
            TextOf(row, "PartitionKey"), TextOf(row, "RowKey"), properties, etag ?? TextOf(row, "odata.etag"));
    }

    private static void AppendValue(StringBuilder json, string name, object value)
    {
        switch (value)
        {
            case string text:
                AppendText(json, text);
                break;
            case int number:
                json.Append(CultureInfo.InvariantCulture, $"{number}");
                break;
            case bool flag:
                json.Append(flag ? "true" : "false");
                break;
            case long number:
                Typed(string.Create(CultureInfo.InvariantCulture, $"\"{number}\""), "Edm.Int64");
                break;
            case double number:
                Typed(WriteDouble(number), "Edm.Double");
                break;
            case DateTimeOffset time:
                Typed($"\"{time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}\"", "Edm.DateTime");
                break;
            case byte[] bytes:
                Typed($"\"{Convert.ToBase64String(bytes)}\"", "Edm.Binary");
                break;
            default:
                throw new ArgumentException("Tables do not know the type of a value.", nameof(value));
        }

        void Typed(string text, string type) =>
            json.Append(text).Append(",\"").Append(name).Append(TypeSuffix).Append("\":\"").Append(type).Append('"');
    }

    private static string WriteDouble(double number) => number switch
    {
        double.NaN => "\"NaN\"",
        double.PositiveInfinity => "\"Infinity\"",
        double.NegativeInfinity => "\"-Infinity\"",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };

    private static void AppendText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"' or '\\':
                    json.Append('\\').Append(c);
                    break;
                // The last two end a line for those who read the body as a text of lines.
                case < ' ' or '\u2028' or '\u2029':
                    json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    json.Append(c);
                    break;
            }
        }

        json.Append('"');
    }

    // A cast in each arm: without them the arms' common type would be double, and an int would become one.
    private static object ReadValue(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        ("Edm.Int64", _) => (object)ReadLong(value),
        ("Edm.DateTime", _) => (object)DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        ("Edm.Binary", _) => value.GetBytesFromBase64(),
        ("Edm.Double", JsonValueKind.String) => (object)double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.Double", _) => (object)value.GetDouble(),
        (_, JsonValueKind.True or JsonValueKind.False) => (object)value.GetBoolean(),

        // Without a type a number with a point or an exponent is a double, any other an int.
        (_, JsonValueKind.Number) => value.TryGetInt32(out var number) ? (object)number : value.GetDouble(),
        _ => value.GetString()!,
    };

    private static long ReadLong(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? long.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetInt64();

    private static string TextOf(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
