using System.Text.Json;

namespace Recording.Testing.Server;

/// <summary>What the service answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body.</param>
public sealed record ApiAnswer(int Status, JsonElement Body)
{
    /// <summary>The error code; null in a good answer.</summary>
    public string? ErrorCode => Status >= 400 && Body.TryGetProperty("Code", out var code) ? code.ToString() : null;

    /// <summary>The body of a good answer; throws with the whole answer otherwise.</summary>
    public JsonElement EnsureOk() => Status == 200 ? Body : throw new InvalidOperationException($"The service answered {Status}: {Body}");
}
