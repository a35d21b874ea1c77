using System.Diagnostics.CodeAnalysis;

namespace Recording.Core.Signatures;

/// <summary>An <c>Authorization: ACS3-HMAC-SHA256 Credential=...,SignedHeaders=...,Signature=...</c> header, read.</summary>
/// <param name="AccessKeyId">Who signed.</param>
/// <param name="SignedHeaders">Lower-case names of the headers that are signed, in the order given.</param>
/// <param name="Signature">Hex HMAC-SHA256.</param>
public sealed record Acs3Authorization(string AccessKeyId, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Scheme = "ACS3-HMAC-SHA256";
    private const int MaxSignedHeaders = 64;

    public static bool TryParse(string? header, [NotNullWhen(true)] out Acs3Authorization? authorization)
    {
        authorization = null;
        if (header is null || !header.StartsWith(Scheme + " ", StringComparison.Ordinal))
            return false;

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in header[(Scheme.Length + 1)..].Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = field.Split('=', 2);
            if (parts.Length != 2 || !fields.TryAdd(parts[0], parts[1]))
                return false;
        }

        if (!fields.TryGetValue("Credential", out var id) || id.Length == 0
            || !fields.TryGetValue("SignedHeaders", out var names)
            || !fields.TryGetValue("Signature", out var signature) || signature.Length == 0)
            return false;

        var signed = names.Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (signed.Length > MaxSignedHeaders || signed.Any(name => !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_')))
            return false;

        authorization = new Acs3Authorization(id, signed, signature);
        return true;
    }
}
