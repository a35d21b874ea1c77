using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Recording.Contracts.Errors;
using Recording.Core.Parameters;
using Recording.Core.Signatures;
using Recording.Engine.Operations;
using Recording.Engine.Security;
using Recording.Engine.Telemetry;

namespace Recording.Engine.Http;

/// <summary>
/// <c>/?Action=...</c>, the vendor's RPC form: parameters in the query and in a form body, signed by either of its methods. Action and version
/// may also come in the headers <c>x-acs-action</c> and <c>x-acs-version</c>, as signature V3 has them.
/// </summary>
public sealed class RpcEndpoint(
    OperationDispatcher operations, RequestAuthenticator authenticator, RecordingMetrics metrics, TimeProvider time, ILogger<RpcEndpoint> logger)
{
    private const string ActionHeader = "x-acs-action";
    private const string VersionHeader = "x-acs-version";

    /// <summary>Whether the request to <c>/</c> is a call and not a browser's visit.</summary>
    public static bool IsCall(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return !HttpMethods.IsGet(request.Method) || request.Query.ContainsKey("Action") || request.Headers.ContainsKey(ActionHeader);
    }

    public async Task HandleAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var requestId = WireResponse.NewRequestId();
        var arrived = time.GetTimestamp();
        SignedRequest? request = null;
        var answer = await EndpointGuard.RunAsync(logger, requestId, async () =>
        {
            if (await RequestBody.ReadAsync(context.Request, context.RequestAborted) is not { } body)
                return GatewayErrors.MalformedBody("The body is larger than 1 MiB.");
            request = RequestReader.Read(context.Request, body);
            return await AnswerAsync(context, request, requestId);
        });
        var action = request is null ? null : ActionOf(request);
        metrics.Requested(operations.NameOf(action), answer.Error?.Code, time.GetElapsedTime(arrived));
        var format = AnswerFormats.TryParse(request?.Parameter("Format"), out var wanted) ? wanted : AnswerFormat.Json;
        await WireResponse.WriteAsync(context, requestId, answer, format, action);
    }

    private static string? ActionOf(SignedRequest request) => request.Parameter("Action") ?? request.Headers.GetValueOrDefault(ActionHeader);

    private async Task<OperationAnswer> AnswerAsync(HttpContext context, SignedRequest request, string requestId)
    {
        var action = ActionOf(request);
        if (!HttpMethods.IsPost(request.Method) && !HttpMethods.IsGet(request.Method))
            return GatewayErrors.UnsupportedMethod;
        if (!AnswerFormats.TryParse(request.Parameter("Format"), out _))
            return GatewayErrors.AnswerFormat;
        if (string.IsNullOrEmpty(action))
            return GatewayErrors.Missing("Action");

        var caller = await authenticator.AuthenticateAsync(request, context.RequestAborted);
        if (!caller.IsKnown)
            return caller.Error;

        return await operations.DispatchAsync(
            action,
            request.Parameter("Version") ?? request.Headers.GetValueOrDefault(VersionHeader),
            caller.Key,
            new OperationRequest(requestId, ParameterTree.FromPairs(request.Query.Concat(request.Form)), Extended: false),
            context.RequestAborted);
    }
}
