using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Recording.Contracts.Errors;
using Recording.Core.Parameters;
using Recording.Engine.Operations;
using Recording.Engine.Security;

namespace Recording.Engine.Http;

/// <summary>
/// <c>/?Action=...</c>, the vendor's RPC form: parameters in the query and in a form body. The action and version may also come in the headers
/// <c>x-acs-action</c> and <c>x-acs-version</c>.
/// </summary>
public sealed class RpcEndpoint(OperationDispatcher operations, AccessKeys keys)
{
    private const string ActionHeader = "x-acs-action";
    private const string VersionHeader = "x-acs-version";

    /// <summary>Whether the request to <c>/</c> is a call and not a browser's visit.</summary>
    public static bool IsCall(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return HttpMethods.IsPost(request.Method) || request.Query.ContainsKey("Action") || request.Headers.ContainsKey(ActionHeader);
    }

    public async Task HandleAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var requestId = WireResponse.NewRequestId();
        await WireResponse.WriteAsync(context, requestId, await AnswerAsync(context, requestId));
    }

    private async Task<OperationAnswer> AnswerAsync(HttpContext context, string requestId)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) && !HttpMethods.IsGet(request.Method))
            return GatewayErrors.UnsupportedMethod;
        if (RequestKey.Check(request, keys) is { } refused)
            return refused;
        if (await RequestBody.ReadAsync(request, context.RequestAborted) is not { } body)
            return GatewayErrors.MalformedBody("The body is larger than 1 MiB.");

        var pairs = Pairs(request, body);
        var action = First(pairs, "Action") ?? request.Headers[ActionHeader].FirstOrDefault();
        if (string.IsNullOrEmpty(action))
            return GatewayErrors.Missing("Action");

        return await operations.DispatchAsync(
            action,
            First(pairs, "Version") ?? request.Headers[VersionHeader].FirstOrDefault(),
            new OperationRequest(requestId, ParameterTree.FromPairs(pairs), Extended: false),
            context.RequestAborted);
    }

    private static List<KeyValuePair<string, string>> Pairs(HttpRequest request, byte[] body)
    {
        var pairs = Flatten(request.Query.Select(pair => (pair.Key, pair.Value.AsEnumerable()))).ToList();
        if (body.Length > 0)
        {
            var form = QueryHelpers.ParseNullableQuery(Encoding.UTF8.GetString(body)) ?? [];
            pairs.AddRange(Flatten(form.Select(pair => (pair.Key, pair.Value.AsEnumerable()))));
        }

        return pairs;
    }

    private static IEnumerable<KeyValuePair<string, string>> Flatten(IEnumerable<(string Name, IEnumerable<string?> Values)> pairs) =>
        pairs.SelectMany(pair => pair.Values.Select(value => KeyValuePair.Create(pair.Name, value ?? "")));

    private static string? First(List<KeyValuePair<string, string>> pairs, string name) =>
        pairs.Where(pair => pair.Key == name).Select(pair => pair.Value).FirstOrDefault();
}
