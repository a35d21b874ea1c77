using System.Globalization;

namespace Recording.Core.Naming;

/// <summary>
/// Other names for an object whose name is taken by something else. Two recordings may render the same name (a pattern
/// without a job id, two files in one second); the later one gets a number before its extension and nothing is overwritten.
/// </summary>
public static class UniqueName
{
    /// <summary>The n-th choice, from 0; 0 is the name itself, 1 is <c>name-1.ext</c>.</summary>
    public static string Candidate(string name, int attempt)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (attempt == 0)
            return name;

        var dot = name.LastIndexOf('.');
        var suffix = "-" + attempt.ToString(CultureInfo.InvariantCulture);
        return dot <= name.LastIndexOf('/') ? name + suffix : name[..dot] + suffix + name[dot..];
    }
}
