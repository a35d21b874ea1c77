using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Recording.Contracts.Errors;
using Recording.Core.Parameters;
using Recording.Engine.Operations;
using Recording.Engine.Security;
using Recording.Engine.Telemetry;

namespace Recording.Engine.Http;

/// <summary><c>POST /api/{Action}</c> with a JSON body and a key: the form for curl and webhook tools. Answers may tell more than the vendor's.</summary>
public sealed class ApiEndpoint(
    OperationDispatcher operations, RequestAuthenticator authenticator, RecordingMetrics metrics, TimeProvider time, ILogger<ApiEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context, string action)
    {
        ArgumentNullException.ThrowIfNull(context);
        var requestId = WireResponse.NewRequestId();
        var arrived = time.GetTimestamp();
        var answer = await EndpointGuard.RunAsync(logger, requestId, () => AnswerAsync(context, action, requestId));
        metrics.Requested(operations.NameOf(action), answer.Error?.Code, time.GetElapsedTime(arrived));
        await WireResponse.WriteAsync(context, requestId, answer);
    }

    private async Task<OperationAnswer> AnswerAsync(HttpContext context, string action, string requestId)
    {
        var caller = authenticator.AuthenticateKey(RequestReader.Read(context.Request, []));
        if (!caller.IsKnown)
            return caller.Error;
        if (!HttpMethods.IsPost(context.Request.Method))
            return GatewayErrors.UnsupportedMethod;
        if (await RequestBody.ReadAsync(context.Request, context.RequestAborted) is not { } body)
            return GatewayErrors.MalformedBody("The body is larger than 1 MiB.");
        if (ParameterTree.FromJson(body) is not { } parameters)
            return GatewayErrors.MalformedBody("The body must be a JSON object without repeated names, at most 16 levels deep.");

        return await operations.DispatchAsync(
            action, version: null, caller.Key, new OperationRequest(requestId, parameters, Extended: true), context.RequestAborted);
    }
}
