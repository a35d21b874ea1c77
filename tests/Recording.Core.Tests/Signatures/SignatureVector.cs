using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Recording.Core.Signatures;

namespace Recording.Core.Tests.Signatures;

/// <summary>A request that an official client sent to a loopback server, with the key that signed it.</summary>
internal sealed record SignatureVector(string Name, string Scheme, string Secret, SignedRequest Request)
{
    public bool IsV3 => Scheme == "v3";

    public static IReadOnlyList<SignatureVector> All { get; } =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Signatures", "Vectors", "signed-requests.json")))
            .RootElement.EnumerateArray().Select(Read)];

    /// <summary>Whether the signature that the request carries fits it.</summary>
    public bool Verifies() => Verifies(Request);

    public bool Verifies(SignedRequest request) => IsV3
        ? Acs3Authorization.TryParse(request.Headers["authorization"], out var authorization)
            && Acs3Signature.Verify(request, authorization, Secret)
        : RpcSignature.Verify(request, Secret, request.Parameter(RpcSignature.Parameter)!);

    private static SignatureVector Read(JsonElement vector, int index)
    {
        var target = vector.GetProperty("target").GetString()!;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var body = vector.GetProperty("body").GetString()!;
        var headers = vector.GetProperty("headers").EnumerateArray()
            .ToDictionary(header => header[0].GetString()!.ToLowerInvariant(), header => header[1].GetString()!);
        var isForm = headers.GetValueOrDefault("content-type", "").StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal);
        var method = vector.GetProperty("method").GetString()!;
        return new SignatureVector(
            $"{index}: {vector.GetProperty("client").GetString()} {vector.GetProperty("scheme").GetString()} {method}",
            vector.GetProperty("scheme").GetString()!,
            vector.GetProperty("accessKeySecret").GetString()!,
            new SignedRequest(
                method,
                mark < 0 ? target : target[..mark],
                Pairs(mark < 0 ? "" : target[(mark + 1)..]),
                isForm ? Pairs(body) : [],
                headers,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))));
    }

    private static List<KeyValuePair<string, string>> Pairs(string text) =>
        [.. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(parts => KeyValuePair.Create(WebUtility.UrlDecode(parts[0]), parts.Length == 2 ? WebUtility.UrlDecode(parts[1]) : ""))];
}
