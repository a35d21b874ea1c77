using Recording.Engine.Http;
using Recording.Server.Driver;

namespace Recording.Server;

/// <summary>The routes of this head; what they do is the engine's.</summary>
internal static class Endpoints
{
    public static void MapRecording(this WebApplication app)
    {
        app.MapGet("/healthz", (EmbeddedDriver driver) => driver.IsReady
            ? Results.Json(new { status = "ready" })
            : Results.Json(new { status = "not ready" }, statusCode: StatusCodes.Status503ServiceUnavailable));
        app.MapGet("/openapi/v1.json", (HttpContext context, OpenApiEndpoint endpoint) => endpoint.HandleAsync(context));
        app.Map("/api/{action}", (HttpContext context, string action, ApiEndpoint endpoint) => endpoint.HandleAsync(context, action));
        app.Map("/objects/{container}/{**name}", (HttpContext context, string container, string name, ObjectsEndpoint endpoint) =>
            endpoint.HandleAsync(context, container, name));
        app.Map("/", (HttpContext context, RpcEndpoint endpoint) => RpcEndpoint.IsCall(context.Request)
            ? endpoint.HandleAsync(context)
            : Results.Text("Recording.Functions is running. See /healthz, /api/{Action} and the README.\n").ExecuteAsync(context));
    }
}
