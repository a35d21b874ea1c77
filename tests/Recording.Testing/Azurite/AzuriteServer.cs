using System.Text.RegularExpressions;
using Recording.Testing.Processes;

namespace Recording.Testing.Azurite;

/// <summary>
/// A real Azurite, Microsoft's emulator of Azure Storage, on free loopback ports and with everything in memory. It is a double for tests and
/// no store: what it keeps ends with it.
/// </summary>
public sealed partial class AzuriteServer : IAsyncDisposable
{
    /// <summary>The account that every Azurite has.</summary>
    public const string Account = "devstoreaccount1";

    /// <summary>Its key, which is published and no secret.</summary>
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;

    private AzuriteServer(ChildProcess process, string blobs, string tables)
    {
        _process = process;
        BlobEndpoint = new Uri($"{blobs}/{Account}");
        TableEndpoint = new Uri($"{tables}/{Account}");
    }

    /// <summary>Address of the account's blobs.</summary>
    public Uri BlobEndpoint { get; }

    /// <summary>Address of the account's tables.</summary>
    public Uri TableEndpoint { get; }

    /// <summary>For whoever comes with the account's key.</summary>
    public string ConnectionString =>
        $"AccountName={Account};AccountKey={AccountKey};BlobEndpoint={BlobEndpoint};TableEndpoint={TableEndpoint}";

    /// <summary>Starts one that speaks HTTP and knows the account's key, and waits until it says that it listens.</summary>
    public static Task<AzuriteServer> StartAsync(CancellationToken cancellationToken) => StartAsync(null, cancellationToken);

    /// <summary>
    /// Starts one that speaks HTTPS and takes an identity's tokens too. It looks at a token's times, issuer and audience, and at no signature.
    /// </summary>
    public static Task<AzuriteServer> StartSecureAsync(AzuriteCertificate certificate, CancellationToken cancellationToken) =>
        StartAsync(certificate, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<AzuriteServer> StartAsync(AzuriteCertificate? certificate, CancellationToken cancellationToken)
    {
        var addresses = new TaskCompletionSource<(string Blobs, string Tables)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (blobs, tables) = ("", "");
        var process = ChildProcess.Start("node", Arguments(certificate), onOutput: line =>
        {
            if (ListeningLine().Match(line) is not { Success: true } match)
                return;
            if (match.Groups[1].Value == "Blob")
                blobs = match.Groups[2].Value;
            if (match.Groups[1].Value == "Table")
                tables = match.Groups[2].Value;
            if (blobs.Length > 0 && tables.Length > 0)
                addresses.TrySetResult((blobs, tables));
        });
        var first = await Task.WhenAny(addresses.Task, process.Exited).WaitAsync(StartTimeout, cancellationToken);
        if (first == addresses.Task)
            return new AzuriteServer(process, (await addresses.Task).Blobs, (await addresses.Task).Tables);

        await using (process)
            throw new InvalidOperationException($"Azurite does not start; it ended with {await process.Exited}:\n{process.Log}");
    }

    private static List<string> Arguments(AzuriteCertificate? certificate)
    {
        List<string> arguments =
            [AzuriteProgram.Find(), "--inMemoryPersistence", "--silent", "--disableTelemetry", "--blobPort", "0", "--queuePort", "0", "--tablePort", "0"];
        if (certificate is not null)
            arguments.AddRange(["--oauth", "basic", "--cert", certificate.CertificatePath, "--key", certificate.KeyPath]);
        return arguments;
    }

    [GeneratedRegex("^Azurite (Blob|Queue|Table) service is successfully listening at (https?://[^/]+)$")]
    private static partial Regex ListeningLine();
}
