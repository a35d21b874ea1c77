using Azure.Core;

namespace Recording.Storage.Azure;

/// <summary>
/// How requests are tried: often enough to outlast a moment's trouble, not so long that a caller who tries again anyway waits.
/// </summary>
internal sealed class AzureClientOptions : ClientOptions
{
    public AzureClientOptions()
    {
        Retry.Mode = RetryMode.Exponential;
        Retry.MaxRetries = 4;
        Retry.Delay = TimeSpan.FromMilliseconds(400);
        Retry.MaxDelay = TimeSpan.FromSeconds(5);

        // Of one attempt up to its headers, and of each read after them. A block of 16 MiB has to fit.
        Retry.NetworkTimeout = TimeSpan.FromSeconds(60);
        Diagnostics.ApplicationId = "Recording.Functions";
    }
}
