namespace Recording.Contracts.Errors;

/// <summary>Fits a reason into the message templates of operations, which begin with it.</summary>
internal static class ErrorReason
{
    private const string Pronoun = "It ";

    /// <summary>"PageSize" and "It must be small." make "PageSize must be small".</summary>
    public static string Clause(string parameter, string reason)
    {
        var text = reason.TrimEnd('.');
        if (text.StartsWith(Pronoun, StringComparison.Ordinal))
            return $"{parameter} {text[Pronoun.Length..]}";
        return text.Length == 0 ? parameter : $"{parameter}: {char.ToLowerInvariant(text[0])}{text[1..]}";
    }

    public static string Missing(string parameter) => $"{parameter} is mandatory for this action";
}
