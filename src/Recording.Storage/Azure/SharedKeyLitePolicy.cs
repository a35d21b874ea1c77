using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Recording.Storage.Azure;

/// <summary>
/// Signs requests to tables with the account's key
/// (https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key, "Table service, Shared Key Lite").
/// </summary>
internal sealed class SharedKeyLitePolicy(AzureAccountKey key) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);

        // Only the query parameter "comp" would be part of the resource; nothing here sends it.
        var text = $"{date}\n/{key.Account}{request.Uri.ToUri().AbsolutePath}";
        request.Headers.SetValue("Authorization", $"SharedKeyLite {key.Account}:{key.Sign(text)}");
    }
}
