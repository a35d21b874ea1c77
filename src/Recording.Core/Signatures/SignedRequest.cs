namespace Recording.Core.Signatures;

/// <summary>A request as its signature sees it.</summary>
/// <param name="Method">HTTP method as sent.</param>
/// <param name="Path">Path, not decoded.</param>
/// <param name="Query">Decoded query parameters, in any order; repeated names stay repeated.</param>
/// <param name="Form">Decoded form parameters; empty when the body is no form.</param>
/// <param name="Headers">Lower-case header name to its values joined by a comma.</param>
/// <param name="BodyHash">Hex SHA-256 of the body's bytes.</param>
public sealed record SignedRequest(
    string Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    IReadOnlyList<KeyValuePair<string, string>> Form,
    IReadOnlyDictionary<string, string> Headers,
    string BodyHash)
{
    /// <summary>The value of a parameter, query before form; null when absent.</summary>
    public string? Parameter(string name) =>
        Query.Concat(Form).Where(pair => pair.Key == name).Select(pair => pair.Value).FirstOrDefault();
}
