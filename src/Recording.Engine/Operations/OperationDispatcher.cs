using Microsoft.Extensions.Logging;
using Recording.Contracts.Errors;
using Recording.Engine.Security;
using Recording.Engine.Telemetry;
using Recording.Storage;

namespace Recording.Engine.Operations;

/// <summary>Finds the operation of a request and runs it; whatever it throws becomes an error without innards.</summary>
public sealed class OperationDispatcher(
    IEnumerable<IOperation> operations, CallLimiter limiter, ILogger<OperationDispatcher> logger)
{
    private readonly Dictionary<string, IOperation> _operations = operations.ToDictionary(operation => operation.Action, StringComparer.Ordinal);

    /// <param name="action">Name of the operation.</param>
    /// <param name="version">API version, where the protocol names one.</param>
    /// <param name="key">Who asks.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the work when the client has gone.</param>
    public async Task<OperationAnswer> DispatchAsync(
        string action, string? version, AccessKey key, OperationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(request);
        using var span = RecordingTraces.Request(NameOf(action));
        var answer = await RunAsync(action, version, key, request, cancellationToken);
        if (answer.Error is { } error)
        {
            EngineLog.RequestRefused(logger, request.RequestId, NameOf(action), error.Status, error.Code);
            span.Fail(error.Code);
        }

        return answer;
    }

    /// <summary>An operation's name for logs and figures. Only known ones reach them: an unknown one is any text that a client likes.</summary>
    internal string NameOf(string? action) => action is not null && _operations.ContainsKey(action) ? action : "_OTHER";

    private async Task<OperationAnswer> RunAsync(
        string action, string? version, AccessKey key, OperationRequest request, CancellationToken cancellationToken)
    {
        if (!_operations.TryGetValue(action, out var operation) || (version is not null && version != operation.Version))
            return GatewayErrors.UnknownApi;
        if (!key.Allows($"{ApiVersions.Product(operation.Version)}:{operation.Action}"))
            return operation.NotAuthorized;
        if (limiter.Refuse(key.Id, operation.Action) is { } wait)
            return OperationAnswer.Throttled(wait);

        try
        {
            return await operation.ExecuteAsync(request, cancellationToken);
        }
        catch (StorageUnavailableException error)
        {
            EngineLog.RequestFailed(logger, error, request.RequestId, operation.Action);
            return GatewayErrors.StorageUnavailable;
        }
        catch (Exception error) when (!(error is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            EngineLog.RequestFailed(logger, error, request.RequestId, operation.Action);
            return GatewayErrors.InternalError;
        }
    }
}
