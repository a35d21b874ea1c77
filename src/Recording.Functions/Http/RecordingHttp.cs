using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Recording.Engine.Http;
using Recording.Functions.Orchestrations;

namespace Recording.Functions.Http;

/// <summary>
/// The routes of this head; what they do is the engine's, and so is the check of who calls: to the host they are anonymous.
/// </summary>
public sealed class RecordingHttp(
    RpcEndpoint rpc, ApiEndpoint api, ObjectsEndpoint objects, OpenApiEndpoint openApi, DurableOrchestrations orchestrations)
{
    /// <summary>The path "/". Without a route the host takes the function's name, and "/" makes a pattern that cannot be read; a part of no length matches it.</summary>
    private const string Root = "{nothing:maxlength(0)?}";

    /// <summary>The vendor's RPC protocol, for every operation.</summary>
    [Function("Rpc")]
    public Task RpcAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = Root)] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(request);
        orchestrations.Use(client);
        return RpcEndpoint.IsCall(request)
            ? rpc.HandleAsync(request.HttpContext)
            : Results.Text("Recording.Functions is running. See /healthz, /api/{Action} and the README.\n").ExecuteAsync(request.HttpContext);
    }

    /// <summary>Every operation with a JSON body and a key.</summary>
    [Function("Api")]
    public Task ApiAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/{operation}")] HttpRequest request, string operation, [DurableClient] DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(request);
        orchestrations.Use(client);
        return api.HandleAsync(request.HttpContext, operation);
    }

    /// <summary>Recorded files.</summary>
    [Function("Objects")]
    public Task ObjectsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "objects/{container}/{*name}")] HttpRequest request, string container, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        return objects.HandleAsync(request.HttpContext, container, name);
    }

    /// <summary>The description of the operations.</summary>
    [Function("OpenApi")]
    public Task OpenApiAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi/v1.json")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return openApi.HandleAsync(request.HttpContext);
    }
}
