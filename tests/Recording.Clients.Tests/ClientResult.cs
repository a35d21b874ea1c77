using System.Text.Json;

namespace Recording.Clients.Tests;

/// <summary>What the client gave its user: a body, or its own error.</summary>
internal sealed record ClientResult(
    bool IsOk, JsonElement Body, string? ErrorName, string? Code, string? Message, int? StatusCode, string? RequestId)
{
    public static ClientResult Read(JsonElement line) => new(
        line.GetProperty("ok").GetBoolean(),
        line.TryGetProperty("body", out var body) ? body.Clone() : default,
        Text(line, "name"),
        Text(line, "code"),
        Text(line, "message"),
        line.TryGetProperty("statusCode", out var status) && status.ValueKind == JsonValueKind.Number ? status.GetInt32() : null,
        Text(line, "requestId"));

    /// <summary>The body of a good answer; throws with the client's own error otherwise.</summary>
    public JsonElement EnsureOk() => IsOk ? Body : throw new InvalidOperationException($"{ErrorName}: {Code}, {Message}");

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}
