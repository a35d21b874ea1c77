using Recording.Contracts.Errors;
using Recording.Core.Signatures;

namespace Recording.Engine.Security;

/// <summary>
/// Finds out who sent a request: by signature V3 (Authorization header), by signature V1 (parameters), or by a key (header
/// <c>x-functions-key</c>, parameter <c>code</c>), in this order. A key with a security token wants it each way.
/// </summary>
public sealed class RequestAuthenticator(AccessKeys keys, NonceStore nonces, TimeProvider time)
{
    public const string KeyHeader = "x-functions-key";
    public const string KeyParameter = "code";
    public const string TokenHeader = "x-acs-security-token";
    private const string TokenParameter = "SecurityToken";
    private const string RpcMethod = "HMAC-SHA1";

    public Task<Caller> AuthenticateAsync(SignedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers.TryGetValue("authorization", out var header) && header.StartsWith("ACS", StringComparison.Ordinal))
            return AuthenticateAcs3Async(request, header, cancellationToken);
        return request.Parameter("AccessKeyId") is not null || request.Parameter(RpcSignature.Parameter) is not null
            ? AuthenticateRpcAsync(request, cancellationToken)
            : Task.FromResult(AuthenticateKey(request));
    }

    /// <summary>By a key alone, for requests whose signature would not cover what they ask for.</summary>
    public Caller AuthenticateKey(SignedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var secret = request.Headers.GetValueOrDefault(KeyHeader) ?? request.Query.Where(pair => pair.Key == KeyParameter).Select(pair => pair.Value).FirstOrDefault();
        if (string.IsNullOrEmpty(secret))
            return GatewayErrors.MissingKey;
        if (keys.FindBySecret(secret) is not { } key)
            return GatewayErrors.UnknownKey;
        return Refuse(key, request.Headers.GetValueOrDefault(TokenHeader) ?? request.Parameter(TokenParameter)) is { } refused ? refused : Caller.Of(key);
    }

    private async Task<Caller> AuthenticateRpcAsync(SignedRequest request, CancellationToken cancellationToken)
    {
        foreach (var name in (ReadOnlySpan<string>)["AccessKeyId", "SignatureMethod", "SignatureNonce", "Timestamp", RpcSignature.Parameter])
        {
            if (string.IsNullOrEmpty(request.Parameter(name)))
                return GatewayErrors.Missing(name);
        }

        if (request.Parameter("SignatureMethod") != RpcMethod)
            return GatewayErrors.SignatureMethod;
        if (RequestClock.Check(request.Parameter("Timestamp")!, time.GetUtcNow(), out var signedAt) is { } late)
            return late;
        if (Find(request.Parameter("AccessKeyId")!, request.Parameter(TokenParameter), out var key) is { } refused)
            return refused;
        if (!RpcSignature.Verify(request, key!.Secret, request.Parameter(RpcSignature.Parameter)!))
            return GatewayErrors.SignatureMismatch(RpcSignature.StringToSign(request));

        return await nonces.TryUseAsync(key.Id, request.Parameter("SignatureNonce")!, signedAt, cancellationToken)
            ? Caller.Of(key)
            : GatewayErrors.NonceUsed;
    }

    private async Task<Caller> AuthenticateAcs3Async(SignedRequest request, string header, CancellationToken cancellationToken)
    {
        if (!Acs3Authorization.TryParse(header, out var authorization))
            return GatewayErrors.SignatureMethod;

        // What decides about the request must be signed, or a signature could be carried over to another request.
        foreach (var name in (ReadOnlySpan<string>)["x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"])
        {
            if (string.IsNullOrEmpty(request.Headers.GetValueOrDefault(name)))
                return GatewayErrors.Missing(name);
            if (!authorization.SignedHeaders.Contains(name))
                return GatewayErrors.SignatureMismatch($"The header {name} must be among SignedHeaders.");
        }

        if (RequestClock.Check(request.Headers["x-acs-date"], time.GetUtcNow(), out var signedAt) is { } late)
            return late;
        if (Find(authorization.AccessKeyId, request.Headers.GetValueOrDefault(TokenHeader), out var key) is { } refused)
            return refused;
        if (!string.Equals(request.Headers["x-acs-content-sha256"], request.BodyHash, StringComparison.OrdinalIgnoreCase)
            || !Acs3Signature.Verify(request, authorization, key!.Secret))
            return GatewayErrors.SignatureMismatch(Acs3Signature.StringToSign(request, authorization.SignedHeaders));

        return await nonces.TryUseAsync(key.Id, request.Headers["x-acs-signature-nonce"], signedAt, cancellationToken)
            ? Caller.Of(key)
            : GatewayErrors.NonceUsed;
    }

    private WireError? Find(string id, string? token, out AccessKey? key)
    {
        key = keys.Find(id);
        return key is null ? GatewayErrors.UnknownKey : Refuse(key, token);
    }

    private static WireError? Refuse(AccessKey key, string? token)
    {
        if (key.IsDisabled)
            return GatewayErrors.DisabledKey;
        return key.Expects(token) ? null : GatewayErrors.SecurityToken;
    }
}
