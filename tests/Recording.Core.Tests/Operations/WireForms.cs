using System.Globalization;
using System.Text.Json.Nodes;
using Recording.Core.Parameters;

namespace Recording.Core.Tests.Operations;

/// <summary>One request in each form in which clients send it.</summary>
internal static class WireForms
{
    public static IEnumerable<(string Form, JsonObject Parameters)> All(JsonObject request, Random random)
    {
        yield return ("a JSON body", ParameterTree.FromJson(System.Text.Encoding.UTF8.GetBytes(request.ToJsonString()))!);
        yield return ("dotted names", ParameterTree.FromPairs(Flatten(request)));
        yield return ("JSON texts", ParameterTree.FromPairs(JsonTexts(request)));
        yield return ("JSON texts in a JSON body", Nested(request));
        yield return ("JSON texts and dotted names together", ParameterTree.FromPairs(Mixed(request, random)));
    }

    /// <summary><c>A.B.1.C=value</c>, in no particular order.</summary>
    public static List<KeyValuePair<string, string>> Flatten(JsonObject request)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        Flatten(request, "", pairs);
        pairs.Reverse();
        return pairs;
    }

    /// <summary>Top-level objects and lists as JSON texts.</summary>
    private static IEnumerable<KeyValuePair<string, string>> JsonTexts(JsonObject request) =>
        request.Select(pair => KeyValuePair.Create(pair.Key, pair.Value is JsonValue value ? value.ToString() : pair.Value!.ToJsonString()));

    /// <summary>Objects and lists as JSON texts, those inside others too.</summary>
    private static JsonObject Nested(JsonObject request)
    {
        var node = new JsonObject();
        foreach (var (name, value) in request)
        {
            node[name] = value switch
            {
                JsonObject inner => Nested(inner).ToJsonString(),
                JsonArray list => new JsonArray([.. list.Select(item => item is JsonObject entry ? Nested(entry).ToJsonString() : item!.DeepClone())]).ToJsonString(),
                _ => value!.DeepClone(),
            };
        }

        return node;
    }

    private static List<KeyValuePair<string, string>> Mixed(JsonObject request, Random random)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in request)
        {
            if (value is JsonValue)
                pairs.Add(new(name, value.ToString()));
            else
                pairs.Insert(random.Next(pairs.Count + 1), new(name, Split(value!, name, random, pairs)!.ToJsonString()));
        }

        return pairs;
    }

    /// <summary>Takes some of the single values out of a node, into dotted names.</summary>
    private static JsonNode? Split(JsonNode node, string path, Random random, List<KeyValuePair<string, string>> pairs)
    {
        switch (node)
        {
            case JsonObject members:
                var left = new JsonObject();
                foreach (var (name, member) in members)
                {
                    if (Split(member!, $"{path}.{name}", random, pairs) is { } part)
                        left[name] = part;
                }

                return left;
            case JsonArray items:
                return new JsonArray([.. items.Select((item, index) => Split(item!, Entry(path, index), random, pairs) ?? JsonValue.Create("replaced"))]);
            default:
                if (random.Next(2) == 0)
                    return node.DeepClone();
                pairs.Add(new(path, node.ToString()));
                return null;
        }
    }

    private static void Flatten(JsonNode node, string path, List<KeyValuePair<string, string>> pairs)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, member) in members)
                Flatten(member!, path.Length == 0 ? name : $"{path}.{name}", pairs);
        }
        else if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
                Flatten(items[index]!, Entry(path, index), pairs);
        }
        else
        {
            pairs.Add(new(path, node.ToString()));
        }
    }

    private static string Entry(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}.{index + 1}");
}
