using System.Text.Json;

namespace Recording.Clients.Tests;

/// <summary>One call by one of the vendor's clients.</summary>
internal sealed record ClientCall
{
    /// <summary>pop-core, openapi-client or openapi-core.</summary>
    public required string Client { get; init; }

    /// <summary>v1 or v3; pop-core knows v1 only.</summary>
    public required string Signature { get; init; }

    public required string Action { get; init; }

    public required string Version { get; init; }

    public string Method { get; init; } = "POST";

    /// <summary>Whether the typed client of this operation sends its parameters as a form.</summary>
    public bool InBody { get; init; }

    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>();

    public string KeyId { get; init; } = "testid";

    public string Secret { get; init; } = "testsecret";

    public string? Token { get; init; }

    public string ToJson(int id, int port) => JsonSerializer.Serialize(
        new
        {
            id,
            port,
            client = Client,
            signature = Signature,
            action = Action,
            version = Version,
            method = Method,
            inBody = InBody,
            parameters = Parameters,
            keyId = KeyId,
            secret = Secret,
            token = Token,
        });
}
