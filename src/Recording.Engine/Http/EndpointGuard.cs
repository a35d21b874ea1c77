using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Recording.Contracts.Errors;
using Recording.Engine.Operations;
using Recording.Storage;

namespace Recording.Engine.Http;

/// <summary>Turns whatever goes wrong around an operation into an error without innards.</summary>
internal static class EndpointGuard
{
    public static async Task<OperationAnswer> RunAsync(ILogger logger, string requestId, Func<Task<OperationAnswer>> answer)
    {
        try
        {
            return await answer();
        }
        catch (StorageUnavailableException error)
        {
            EngineLog.RequestFailed(logger, error, requestId, "authentication");
            return GatewayErrors.StorageUnavailable;
        }
        catch (BadHttpRequestException error)
        {
            // The server itself gave up on the body: too large, too slow, cut off.
            return GatewayErrors.MalformedBody("The body is too large or did not come in time.") with { Status = error.StatusCode };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            EngineLog.RequestFailed(logger, error, requestId, "request");
            return GatewayErrors.InternalError;
        }
    }
}
