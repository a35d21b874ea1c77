using System.Diagnostics.CodeAnalysis;
using Recording.Contracts.Errors;

namespace Recording.Core.Results;

/// <summary>A value, or the error that the client gets.</summary>
public readonly struct Result<T>
    where T : class
{
    private Result(T? value, WireError? error) => (Value, Error) = (value, error);

    public T? Value { get; }

    public WireError? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(WireError error) => new(null, error);

#pragma warning disable CA1000, CA2225 // The named alternates of the two conversions above.
    public static Result<T> FromT(T value) => value;

    public static Result<T> FromWireError(WireError error) => error;
#pragma warning restore CA1000, CA2225
}
