using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Recording.Contracts.Errors;

namespace Recording.Engine.Operations;

/// <summary>The end of an operation: a body, or an error.</summary>
public sealed class OperationAnswer
{
    private OperationAnswer(byte[]? body, WireError? error) => (Body, Error) = (body, error);

    /// <summary>JSON in UTF-8.</summary>
    public byte[]? Body { get; }

    public WireError? Error { get; }

    /// <summary>When the client may try again; null where that says nothing.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    [MemberNotNullWhen(true, nameof(Body))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    public static implicit operator OperationAnswer(WireError error) => FromWireError(error);

    public static OperationAnswer FromWireError(WireError error) => new(null, error);

    /// <summary>The client calls too often.</summary>
    public static OperationAnswer Throttled(TimeSpan retryAfter) => new(null, GatewayErrors.Throttled) { RetryAfter = retryAfter };

    public static OperationAnswer Of<T>(T body, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(body, type), null);
}
