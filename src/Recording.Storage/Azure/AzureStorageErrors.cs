using System.Text.Json;
using Azure;
using Azure.Identity;

namespace Recording.Storage.Azure;

/// <summary>
/// Turns trouble between here and the account into the port's exception, whose message shows neither names nor keys.
/// </summary>
internal static class AzureStorageErrors
{
    /// <summary>Whether the exception says that a request got no whole answer. A caller's own cancellation is to be told apart first.</summary>
    public static bool IsNoAnswer(Exception exception) => exception switch
    {
        // After several attempts the pipeline throws what each of them came to.
        AggregateException several => several.InnerExceptions.All(IsNoAnswer),
        RequestFailedException or IOException or OperationCanceledException or TimeoutException or AuthenticationFailedException => true,
        _ => false,
    };

    public static StorageUnavailableException NoAnswer(Exception exception) =>
        exception is AuthenticationFailedException
            ? new StorageUnavailableException("No token for the storage account could be had.", exception)
            : new StorageUnavailableException("The storage account does not answer.", exception);

    /// <summary>An answer that no one asked for.</summary>
    public static StorageUnavailableException Unexpected(Response response) => Unexpected(response.Status, CodeOf(response));

    public static StorageUnavailableException Unexpected(int status, string code)
    {
        var what = status is 401 or 403 ? "The storage account refuses the credentials" : "The storage account could not do it";
        return new StorageUnavailableException($"{what} ({status} {code}).", null);
    }

    /// <summary>The service's name for an error; empty when it gave none. See "Common REST API error codes" in its documentation.</summary>
    public static string CodeOf(Response response)
    {
        if (response.Headers.TryGetValue("x-ms-error-code", out var code))
            return code;
        if (response.ContentStream is not MemoryStream || response.Content.ToMemory() is not { Length: > 0 } body)
            return "";
        return ReadJson(body).Code;
    }

    /// <summary>Code and message of an error of the table service; both empty when the text is none.</summary>
    public static (string Code, string Message) ReadJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var error = document.RootElement.GetProperty("odata.error");
            return (error.GetProperty("code").GetString() ?? "", error.GetProperty("message").GetProperty("value").GetString() ?? "");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return ("", "");
        }
    }
}
