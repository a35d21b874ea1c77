using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recording.Core.Parameters;

/// <content>From wire nodes to single values, lists and objects.</content>
public sealed partial class ParameterReader
{
    /// <summary>What JavaScript makes of an object that is used as a text; some clients send it.</summary>
    private const string ObjectObject = "[object Object]";

    private const string ObjectObjectReason =
        "It came as the text [object Object]: the client has lost the object; send it as a JSON text.";

    private string? Scalar(string name)
    {
        switch (_node[name])
        {
            case null:
                return null;
            case JsonValue value when IsObjectObject(value):
                Reject(name, ObjectObjectReason);
                return null;
            case JsonValue value when JsonTexts.TryScalar(value, out var text):
                return text.Length > 0 ? text : null;
            default:
                Reject(name, "It must be a single value.");
                return null;
        }
    }

    private List<JsonNode?> List(string name, int maxCount)
    {
        var items = Structure(name) switch
        {
            null => [],
            JsonArray array => array.ToList(),
            JsonValue value when IsObjectObject(value) => RejectList(name, ObjectObjectReason),
            JsonValue value => [value],
            _ => RejectList(name, "It must be a list."),
        };
        if (items.Count > maxCount)
            Reject(name, $"It must have at most {maxCount} entries.");
        return items;
    }

    private List<JsonNode?> RejectList(string name, string reason)
    {
        Reject(name, reason);
        return [];
    }

    /// <summary>The node of an object or list, read from its JSON text where it came as one; null when absent.</summary>
    internal JsonNode? Structure(string name) => _node[name] is { } node && !IsEmptyText(node) ? Unfold(node) : null;

    private static JsonNode? Unfold(JsonNode? node) =>
        node is JsonValue value && JsonTexts.TryScalar(value, out var text) && JsonTexts.TryStructure(text) is { } structure ? structure : node;

    private static bool IsEmptyText(JsonNode node) =>
        node.GetValueKind() == JsonValueKind.String && JsonTexts.TryScalar(node.AsValue(), out var text) && text.Length == 0;

    private static bool IsObjectObject(JsonValue value) => JsonTexts.TryScalar(value, out var text) && text == ObjectObject;
}
