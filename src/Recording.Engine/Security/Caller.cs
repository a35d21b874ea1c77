using System.Diagnostics.CodeAnalysis;
using Recording.Contracts.Errors;

namespace Recording.Engine.Security;

/// <summary>Who sent a request, or why it is refused.</summary>
public sealed class Caller
{
    private Caller(AccessKey? key, WireError? error) => (Key, Error) = (key, error);

    public AccessKey? Key { get; }

    public WireError? Error { get; }

    [MemberNotNullWhen(true, nameof(Key))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsKnown => Error is null;

    public static implicit operator Caller(WireError error) => FromWireError(error);

    public static Caller FromWireError(WireError error) => new(null, error);

    public static Caller Of(AccessKey key) => new(key, null);
}
