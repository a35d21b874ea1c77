using System.Buffers.Text;
using System.Text.Json;
using Azure.Core;

namespace Recording.Storage.Tests.Azure;

/// <summary>
/// An identity whose tokens have the form of Microsoft Entra's and no valid signature, which Azurite does not look at. Counts how often it
/// is asked.
/// </summary>
internal sealed class FakeIdentity : TokenCredential
{
    private int _tokens;

    public int Tokens => _tokens;

    public string[] Scopes { get; private set; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _tokens);
        Scopes = requestContext.Scopes;
        var now = DateTimeOffset.UtcNow;
        var expires = now.AddHours(1);
        var claims = new Dictionary<string, object>
        {
            ["aud"] = "https://storage.azure.com",
            ["iss"] = "https://sts.windows.net/00000000-0000-0000-0000-000000000001/",
            ["oid"] = "00000000-0000-0000-0000-000000000002",
            ["tid"] = "00000000-0000-0000-0000-000000000001",
            ["iat"] = now.AddMinutes(-5).ToUnixTimeSeconds(),
            ["nbf"] = now.AddMinutes(-5).ToUnixTimeSeconds(),
            ["exp"] = expires.ToUnixTimeSeconds(),
        };
        return new AccessToken($"{Encode(new { alg = "RS256", typ = "JWT" })}.{Encode(claims)}.{Encode("no signature")}", expires);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));

    private static string Encode(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
