using Recording.Contracts.Errors;

namespace Recording.Engine.Operations;

/// <summary>One operation of the wire protocol. Every head calls the same ones.</summary>
public interface IOperation
{
    /// <summary>Its name on the wire.</summary>
    string Action { get; }

    /// <summary>Its API version: 2016-11-01 (live) or 2020-11-09 (IMS).</summary>
    string Version { get; }

    /// <summary>What a key gets whose Actions do not name it: the gateway's error, where its own table has none.</summary>
    WireError NotAuthorized => GatewayErrors.NotAuthorized;

    Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken);
}
