using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recording.Core.Parameters;

/// <summary>Reads JSON of any origin without throwing.</summary>
internal static class JsonTexts
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ParameterTree.MaxDepth, AllowDuplicateProperties = false };

    /// <summary>The object or list that a text holds, or null when it holds neither.</summary>
    public static JsonNode? TryStructure(string text) =>
        text.AsSpan().TrimStart() is ['{' or '[', ..] ? TryParse(() => JsonNode.Parse(text, documentOptions: Options)) : null;

    /// <summary>The object that a body in UTF-8 holds, or null.</summary>
    public static JsonObject? TryObject(byte[] body) =>
        TryParse(() => JsonNode.Parse(body, documentOptions: Options)) as JsonObject;

    /// <summary>A text, number, true or false as text. False for anything else, and for a text that is no Unicode.</summary>
    public static bool TryScalar(JsonValue value, out string text)
    {
        text = "";
        if (value.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
            return false;

        try
        {
            text = value.ToString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false; // Half of a surrogate pair, escaped.
        }
    }

    private static JsonNode? TryParse(Func<JsonNode?> parse)
    {
        try
        {
            var node = parse();
            Touch(node);
            return node;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return null; // No JSON, or a name or text that is no Unicode.
        }
    }

    /// <summary>Nodes read names and texts when they are first asked for; this asks for all of them, so that nothing can fail later.</summary>
    private static void Touch(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, member) in members)
                    Touch(member);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Touch(item);
                break;
            default:
                _ = node?.ToString();
                break;
        }
    }
}
