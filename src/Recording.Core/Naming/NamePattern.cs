using System.Text;

namespace Recording.Core.Naming;

/// <summary>An object name with variables in curly brackets, such as <c>record/{JobId}/{Sequence}_{StartTime}</c>.</summary>
public sealed class NamePattern
{
    private readonly List<(bool IsVariable, string Text)> _parts;

    private NamePattern(string text, List<(bool, string)> parts) => (Text, _parts) = (text, parts);

    public string Text { get; }

    /// <summary>Names of the variables used, each once, in order.</summary>
    public IEnumerable<string> Variables => _parts.Where(part => part.IsVariable).Select(part => part.Text).Distinct();

    /// <summary>
    /// Reads a pattern. A bracket without its partner is refused; so are the parts that no object name may have.
    /// </summary>
    /// <param name="text">The pattern, under 256 bytes of UTF-8.</param>
    /// <param name="known">Variables that may be used.</param>
    /// <param name="pattern">The pattern read.</param>
    /// <param name="reason">On failure, what to change.</param>
    public static bool TryParse(string text, IReadOnlyCollection<string> known, out NamePattern? pattern, out string reason)
    {
        ArgumentNullException.ThrowIfNull(text);
        pattern = null;
        reason = CheckText(text);
        if (reason.Length > 0)
            return false;

        var parts = new List<(bool, string)>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOfAny(['{', '}'], at);
            if (open != at)
                parts.Add((false, open < 0 ? text[at..] : text[at..open]));
            if (open < 0)
                break;

            var close = text.IndexOf('}', open);
            var name = text[open] == '{' && close > 0 ? text[(open + 1)..close] : "";
            if (!known.Contains(name))
            {
                reason = $"The only variables are {string.Join(", ", known.Select(variable => $"{{{variable}}}"))}.";
                return false;
            }

            parts.Add((true, name));
            at = close + 1;
        }

        pattern = new NamePattern(text, parts);
        return true;
    }

    /// <summary>Fills in the variables.</summary>
    public string Render(Func<string, string> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        var name = new StringBuilder();
        foreach (var (isVariable, text) in _parts)
            name.Append(isVariable ? valueOf(text) : text);
        return name.ToString();
    }

    private static string CheckText(string text)
    {
        if (text.Length == 0)
            return "It must not be empty.";
        if (Encoding.UTF8.GetByteCount(text) >= 256)
            return "It must be shorter than 256 bytes.";
        if (text.Any(c => char.IsControl(c) || c == '\\'))
            return "It must not have control characters or backslashes.";
        return text.Split('/').Any(part => part is "" or "." or "..")
            ? "Its parts between slashes must not be empty, '.' or '..'."
            : "";
    }
}
