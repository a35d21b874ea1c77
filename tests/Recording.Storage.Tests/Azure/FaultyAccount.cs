using Azure.Core.Pipeline;
using Recording.Storage.Azure;

namespace Recording.Storage.Tests.Azure;

/// <summary>Azurite behind a line with faults. The number of a request counts from the store's making.</summary>
internal static class FaultyAccount
{
    /// <summary>The same for both ports: tried again at once, as often as in earnest.</summary>
    public static AzureClientOptions Options(HttpMessageHandler handler)
    {
        var options = new AzureClientOptions { Transport = new HttpClientTransport(handler) };
        options.Retry.Delay = TimeSpan.Zero;
        options.Retry.MaxDelay = TimeSpan.Zero;
        return options;
    }

    public static AzureObjectStore Objects(AzureAccount account, Func<int, Fault> plan) =>
        new(AzureRestClient.ForBlobs(account, null, Options(new FaultyHandler(plan))));

    public static AzureTableStore Tables(AzureAccount account, Func<int, Fault> plan) =>
        new(AzureRestClient.ForTables(account, null, Options(new FaultyHandler(plan))));
}
