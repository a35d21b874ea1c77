namespace Recording.Engine.Security;

/// <summary>A client's key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Secret">Its secret.</param>
/// <param name="Actions">What it may do, such as <c>ice:SubmitLiveRecordJob</c>, <c>live:*</c> or <c>*</c>; empty for everything.</param>
/// <param name="IsDisabled">Whether it is refused for now.</param>
/// <param name="SecurityToken">The STS token that its requests must carry; empty for none.</param>
public sealed record AccessKey(string Id, string Secret, IReadOnlyList<string> Actions, bool IsDisabled, string SecurityToken)
{
    /// <summary>Whether the key may do <paramref name="action"/>, written <c>product:Operation</c>.</summary>
    public bool Allows(string action) => Actions.Count == 0 || Actions.Any(allowed => Matches(allowed, action));

    private static bool Matches(string allowed, string action) =>
        allowed == action
        || allowed == "*"
        || (allowed.EndsWith('*') && action.StartsWith(allowed[..^1], StringComparison.OrdinalIgnoreCase));
}
