using Microsoft.AspNetCore.Http;
using Recording.Contracts.Errors;
using Recording.Engine.Security;

namespace Recording.Engine.Http;

/// <summary>The key that a request carries: header <c>x-functions-key</c> or query parameter <c>code</c>.</summary>
internal static class RequestKey
{
    public const string Header = "x-functions-key";
    public const string Parameter = "code";

    /// <summary>Null when the key is good, else the error.</summary>
    public static WireError? Check(HttpRequest request, AccessKeys keys)
    {
        var key = request.Headers[Header].FirstOrDefault() ?? request.Query[Parameter].FirstOrDefault();
        if (string.IsNullOrEmpty(key))
            return GatewayErrors.MissingKey;
        return keys.IsValidSecret(key) ? null : GatewayErrors.UnknownKey;
    }
}
