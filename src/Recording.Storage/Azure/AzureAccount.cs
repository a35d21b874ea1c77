namespace Recording.Storage.Azure;

/// <summary>Where an account's services are, and the key to them; without a key an identity is used.</summary>
/// <param name="Blobs">Address of the blobs, without a slash at the end.</param>
/// <param name="Tables">Address of the tables, without a slash at the end.</param>
/// <param name="Key">Name and key of the account; null where an identity speaks for the service.</param>
/// <param name="Name">Name of the account; null where the settings do not tell it.</param>
internal sealed record AzureAccount(Uri Blobs, Uri Tables, AzureAccountKey? Key, string? Name)
{
    private const string Suffix = "core.windows.net";

    /// <summary>Reads the settings, or throws a <see cref="FormatException"/> that says what is wrong and shows no secret.</summary>
    public static AzureAccount Parse(AzureStorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            return FromIdentity(options);

        if (!string.IsNullOrWhiteSpace(options.AccountName) || !string.IsNullOrWhiteSpace(options.BlobEndpoint)
            || !string.IsNullOrWhiteSpace(options.TableEndpoint))
            throw new FormatException("ConnectionString says it all: AccountName, BlobEndpoint and TableEndpoint are for identities.");
        return AzureConnectionString.Parse(options.ConnectionString);
    }

    /// <summary>The address that a service of an account has unless it is said otherwise.</summary>
    public static string EndpointOf(string account, string service, string protocol = "https", string suffix = Suffix) =>
        $"{protocol}://{account}.{service}.{suffix}";

    /// <summary>Reads an endpoint; false when it is no plain HTTP address.</summary>
    public static bool TryReadEndpoint(string text, out Uri endpoint)
    {
        var isAddress = Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0;
        endpoint = address!;
        return isAddress;
    }

    /// <summary>The name in an address of Azure's own, or behind the host where an emulator has it; null in any other.</summary>
    private static string? NameIn(Uri blobs)
    {
        var name = blobs.AbsolutePath.Trim('/');
        if (name.Length == 0 && blobs.Host.Contains(".blob.", StringComparison.Ordinal))
            name = blobs.Host.Split('.')[0];
        return IsAccountName(name) ? name : null;
    }

    public static bool IsAccountName(string name) =>
        name is { Length: >= 3 and <= 24 } && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private static AzureAccount FromIdentity(AzureStorageOptions options)
    {
        var name = options.AccountName?.Trim() ?? "";
        if (name.Length > 0 && !IsAccountName(name))
            throw new FormatException("AccountName has 3 to 24 lower-case letters and digits.");

        var blobs = Read("BlobEndpoint", options.BlobEndpoint, "blob");
        return new AzureAccount(
            blobs, Read("TableEndpoint", options.TableEndpoint, "table"), null, name.Length > 0 ? name : NameIn(blobs));

        Uri Read(string setting, string? text, string service)
        {
            if (string.IsNullOrWhiteSpace(text) && name.Length == 0)
                throw new FormatException($"ConnectionString, AccountName or {setting} is needed.");
            if (!TryReadEndpoint(string.IsNullOrWhiteSpace(text) ? EndpointOf(name, service) : text, out var endpoint))
                throw new FormatException($"{setting} is no address.");
            return endpoint.Scheme == Uri.UriSchemeHttps
                ? endpoint
                : throw new FormatException($"{setting} must be https: an identity's token is sent there.");
        }
    }
}
