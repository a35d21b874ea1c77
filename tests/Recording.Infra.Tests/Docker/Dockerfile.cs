using System.Text.RegularExpressions;

namespace Recording.Infra.Tests.Docker;

/// <summary>Reads a Dockerfile as far as its checks need: stages, instructions, and the defaults of arguments in FROM.</summary>
internal static partial class Dockerfile
{
    public static IReadOnlyList<DockerStage> Read(string file)
    {
        var stages = new List<DockerStage>();
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, text) in Lines(file))
        {
            if (word == "ARG" && stages.Count == 0 && text.Split('=') is [var name, var value])
                arguments[name] = value;
            else if (word == "FROM")
                stages.Add(Begin(Argument().Replace(text, match => arguments.GetValueOrDefault(match.Groups[1].Value, ""))));
            else if (stages.Count > 0)
                stages[^1].Instructions.Add(new DockerInstruction(word, text));
        }

        return stages;
    }

    private static DockerStage Begin(string from)
    {
        var words = from.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new DockerStage(words.Length == 3 && words[1] is "AS" ? words[2] : "", words[0], []);
    }

    /// <summary>Instructions in one line each, without comments.</summary>
    private static IEnumerable<DockerInstruction> Lines(string text)
    {
        var code = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Where(line => !line.TrimStart().StartsWith('#')));
        foreach (var line in code.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Trim().Split(' ', 2) is [var word, var rest])
                yield return new DockerInstruction(word.ToUpperInvariant(), Blanks().Replace(rest, " ").Trim());
        }
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Argument();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
