using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recording.Core.Parameters;

/// <summary>
/// The parameters of a request as one JSON object, whichever way they came: a JSON body, or the pairs of a query and a form, whose
/// dotted names (<c>A.B.1.C</c>) become objects and lists.
/// </summary>
public static class ParameterTree
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 16;

    private const int MaxListIndex = 1000;
    private static readonly JsonDocumentOptions BodyOptions = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads a JSON body; null when it is no JSON object.</summary>
    public static JsonObject? FromJson(ReadOnlySpan<byte> body)
    {
        if (body.Length == 0)
            return [];

        try
        {
            return FromDocument(JsonDocument.Parse(body.ToArray(), BodyOptions));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads query and form pairs; of a name that comes twice the first value counts.</summary>
    public static JsonObject FromPairs(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var root = new Branch();
        foreach (var (name, value) in pairs)
            root.Put(name.Split('.'), value);
        return (JsonObject)root.ToNode(isRoot: true);
    }

    private static JsonObject? FromDocument(JsonDocument document)
    {
        using (document)
            return document.RootElement.ValueKind == JsonValueKind.Object ? JsonObject.Create(document.RootElement.Clone()) : null;
    }

    private sealed class Branch
    {
        private readonly Dictionary<string, Branch> _children = new(StringComparer.Ordinal);
        private string? _value;

        public void Put(ReadOnlySpan<string> path, string value)
        {
            // Names that are nested too deep name no parameter of any operation: ignored like all unknown ones.
            if (path.Length > MaxDepth)
                return;
            if (path.IsEmpty)
            {
                _value ??= value;
                return;
            }

            if (!_children.TryGetValue(path[0], out var child))
                _children.Add(path[0], child = new Branch());
            child.Put(path[1..], value);
        }

        public JsonNode ToNode(bool isRoot = false)
        {
            if (_children.Count == 0 && !isRoot)
                return JsonValue.Create(_value ?? "");
            return !isRoot && _children.Keys.All(IsListIndex) ? ToList() : ToObject();
        }

        private JsonObject ToObject()
        {
            var node = new JsonObject();
            foreach (var (name, child) in _children)
                node[name] = child.ToNode();
            return node;
        }

        private JsonArray ToList() =>
            new([.. _children
                .OrderBy(child => int.Parse(child.Key, CultureInfo.InvariantCulture))
                .Select(child => child.Value.ToNode())]);

        private static bool IsListIndex(string name) =>
            int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index is >= 1 and <= MaxListIndex;
    }
}
