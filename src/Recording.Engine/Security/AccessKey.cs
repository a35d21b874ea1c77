using System.Security.Cryptography;
using System.Text;

namespace Recording.Engine.Security;

/// <summary>A client's key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Secret">Its secret.</param>
/// <param name="Actions">
/// What it may do, such as <c>ice:SubmitLiveRecordJob</c>, <c>live:*</c>, <see cref="ReadObject"/> or <c>*</c>, in any case; empty for everything.
/// </param>
/// <param name="IsDisabled">Whether it is refused for now.</param>
/// <param name="SecurityToken">The STS token that its requests must carry, signed or not; empty for none.</param>
public sealed record AccessKey(string Id, string Secret, IReadOnlyList<string> Actions, bool IsDisabled, string SecurityToken)
{
    /// <summary>Reading a stored object. The vendor's files lie in OSS, whose policies have this name for it.</summary>
    public const string ReadObject = "oss:GetObject";

    /// <summary>Whether the key may do <paramref name="action"/>, written <c>product:Operation</c>.</summary>
    public bool Allows(string action) => Actions.Count == 0 || Actions.Any(allowed => Matches(allowed, action));

    /// <summary>Whether a request came with the key's token, or without one where the key has none.</summary>
    public bool Expects(string? token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token ?? ""), Encoding.UTF8.GetBytes(SecurityToken));

    private static bool Matches(string allowed, string action) =>
        allowed.Equals(action, StringComparison.OrdinalIgnoreCase)
        || (allowed.EndsWith('*') && action.StartsWith(allowed[..^1], StringComparison.OrdinalIgnoreCase));
}
