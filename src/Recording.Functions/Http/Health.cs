using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Recording.Engine.Durable;
using Recording.Engine.Tasks;
using Recording.Storage;

namespace Recording.Functions.Http;

/// <summary>Whether this worker can do its work: the platform's health check asks here, and takes a worker that answers 503 out of service.</summary>
public sealed class Health(OpenTaskIndex open, CapturePlaces places)
{
    [Function("Health")]
    public async Task<IResult> CheckAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "healthz")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            await open.ReadFromAsync("", 1, request.HttpContext.RequestAborted);
            return Results.Json(new { status = "ready", captures = places.Taken, places = places.Most });
        }
        catch (StorageUnavailableException)
        {
            return Results.Json(new { status = "not ready", reason = "storage does not answer" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
