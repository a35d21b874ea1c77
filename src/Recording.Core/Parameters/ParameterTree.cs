using System.Globalization;
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

    /// <summary>Reads a JSON body; null when it is no JSON object.</summary>
    public static JsonObject? FromJson(ReadOnlySpan<byte> body) => body.Length == 0 ? [] : JsonTexts.TryObject(body.ToArray());

    /// <summary>
    /// Reads query and form pairs; of a name that comes twice the first value counts. A name that comes both as a JSON text and with
    /// dotted members is the two together, where a dotted member, being the more particular, replaces the text's.
    /// </summary>
    public static JsonObject FromPairs(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var root = new Branch();
        foreach (var (name, value) in pairs)
            root.Put(name.Split('.'), value);
        return root.ToObject([]);
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

        public JsonObject ToObject(JsonObject node)
        {
            foreach (var (name, child) in _children)
            {
                node.Remove(name, out var below);
                node[name] = child.Over(below);
            }

            return node;
        }

        /// <summary>This branch laid over what a JSON text has at its place. A text that cannot be joined with the members stands alone.</summary>
        private JsonNode Over(JsonNode? below)
        {
            var own = string.IsNullOrEmpty(_value) ? below : JsonValue.Create(_value);
            if (_children.Count == 0)
                return own ?? JsonValue.Create("");

            var structure = own is JsonValue value ? JsonTexts.TryScalar(value, out var text) ? JsonTexts.TryStructure(text) : null : own;
            if (own is not null && structure is null)
                return own;
            if (structure is not JsonObject && _children.Keys.All(IsListIndex))
                return ToList(structure as JsonArray ?? []);
            return structure is JsonArray ? structure : ToObject(structure as JsonObject ?? []);
        }

        private JsonArray ToList(JsonArray below)
        {
            var items = below.ToList();
            below.Clear();
            var given = items.Count;
            foreach (var (index, child) in _children.Select(child => (int.Parse(child.Key, CultureInfo.InvariantCulture), child.Value)).OrderBy(child => child.Item1))
            {
                if (index <= given)
                    items[index - 1] = child.Over(items[index - 1]);
                else
                    items.Add(child.Over(null));
            }

            return new JsonArray([.. items]);
        }

        private static bool IsListIndex(string name) =>
            int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index is >= 1 and <= MaxListIndex;
    }
}
