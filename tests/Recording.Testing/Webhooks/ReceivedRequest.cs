using System.Text;
using System.Text.Json;

namespace Recording.Testing.Webhooks;

/// <summary>One request as it arrived.</summary>
/// <param name="Number">Counts the requests of a receiver from 0.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path without the query.</param>
/// <param name="Query">The query with its question mark; empty when there is none.</param>
/// <param name="Headers">Every header; names without regard to case.</param>
/// <param name="Body">The exact bytes of the body.</param>
/// <param name="ReceivedAt">When the whole body had been read.</param>
public sealed record ReceivedRequest(
    int Number,
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body,
    DateTimeOffset ReceivedAt)
{
    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body as JSON; throws when it is none.</summary>
    public JsonElement Json => JsonElement.Parse(Body.Span);
}
