namespace Recording.Storage.Azure;

/// <summary>
/// Connection strings of storage accounts: <c>Name=value</c> parted by semicolons
/// (https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string). Errors show no value.
/// </summary>
internal static class AzureConnectionString
{
    // The emulator's account, the same everywhere and published by Microsoft, so no secret.
    private const string EmulatorAccount = "devstoreaccount1";

    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string[] Known =
    [
        "DefaultEndpointsProtocol", "AccountName", "AccountKey", "EndpointSuffix", "UseDevelopmentStorage", "DevelopmentStorageProxyUri",
        "BlobEndpoint", "TableEndpoint", "QueueEndpoint", "FileEndpoint",
    ];

    public static AzureAccount Parse(string text)
    {
        var parts = Split(text);
        if (parts.TryGetValue("UseDevelopmentStorage", out var emulator))
            return emulator.Equals("true", StringComparison.OrdinalIgnoreCase)
                ? Emulator(parts.GetValueOrDefault("DevelopmentStorageProxyUri"))
                : throw new FormatException("UseDevelopmentStorage in the ConnectionString can only be true.");

        var account = Required(parts, "AccountName");
        var protocol = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return new AzureAccount(
            Endpoint("BlobEndpoint", AzureAccount.EndpointOf(account, "blob", protocol, suffix)),
            Endpoint("TableEndpoint", AzureAccount.EndpointOf(account, "table", protocol, suffix)),
            new AzureAccountKey(account, DecodeKey(Required(parts, "AccountKey"))),
            account);

        Uri Endpoint(string name, string usual) => ReadEndpoint(name, parts.GetValueOrDefault(name, usual));
    }

    private static AzureAccount Emulator(string? proxy)
    {
        var host = proxy?.TrimEnd('/') ?? "http://127.0.0.1";
        return new AzureAccount(
            ReadEndpoint("DevelopmentStorageProxyUri", $"{host}:10000/{EmulatorAccount}"),
            ReadEndpoint("DevelopmentStorageProxyUri", $"{host}:10002/{EmulatorAccount}"),
            new AzureAccountKey(EmulatorAccount, DecodeKey(EmulatorKey)),
            EmulatorAccount);
    }

    private static Dictionary<string, string> Split(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // Keys end in '=', so only the first one parts name and value.
            var equals = part.IndexOf('=');
            if (equals <= 0)
                throw new FormatException("A part of the ConnectionString is not Name=value.");

            var name = part[..equals].Trim();
            if (name.Equals("SharedAccessSignature", StringComparison.OrdinalIgnoreCase))
                throw new FormatException("The ConnectionString has a SharedAccessSignature; an AccountKey or an identity is needed.");
            if (!Known.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new FormatException("The ConnectionString has a part that is not known.");
            if (!parts.TryAdd(name, part[(equals + 1)..].Trim()))
                throw new FormatException($"The ConnectionString says {name} twice.");
        }

        return parts;
    }

    private static string Required(Dictionary<string, string> parts, string name) =>
        parts.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw new FormatException($"The ConnectionString has no {name}.");

    private static Uri ReadEndpoint(string name, string text) => AzureAccount.TryReadEndpoint(text, out var endpoint)
        ? endpoint
        : throw new FormatException($"{name} of the ConnectionString is no address.");

    private static byte[] DecodeKey(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new FormatException("The AccountKey of the ConnectionString is not Base64.");
        }
    }
}
