using System.Text.RegularExpressions;

namespace Recording.Infra.Tests.Docker;

/// <summary>What is wrong with a Dockerfile that makes the service's images.</summary>
internal static partial class DockerfileCheck
{
    // Those that are run. The others only build.
    private static readonly string[] Images = ["server", "functions"];

    public static IReadOnlyList<string> Findings(string text)
    {
        var stages = Dockerfile.Read(text);
        return
        [
            .. Images.Where(image => stages.All(stage => stage.Name != image)).Select(image => $"There is no stage {image}."),
            .. stages.SelectMany(stage => OfStage(stage, stages)),
            .. stages.Where(stage => Images.Contains(stage.Name)).SelectMany(OfImage),
        ];
    }

    private static IEnumerable<string> OfStage(DockerStage stage, IReadOnlyList<DockerStage> stages)
    {
        var isExternal = stages.All(other => other.Name != stage.From);
        if (isExternal && !Tag().IsMatch(stage.From))
            yield return $"{stage.From} has no tag.";
        if (isExternal && stage.From.EndsWith(":latest", StringComparison.Ordinal))
            yield return $"{stage.From} is another image tomorrow.";
        foreach (var (word, text) in stage.Instructions)
        {
            if (word == "ADD")
                yield return "ADD fetches and unpacks; use COPY.";
            if (word is "ENV" or "ARG" && Secret().IsMatch(text))
                yield return $"{word} {text} puts a secret into the image.";
            if (word == "RUN" && text.Contains("apt-get install", StringComparison.Ordinal) && !IsTidy(text))
                yield return $"RUN {text} leaves more in the image than was asked for.";
            if (word == "COPY" && !text.StartsWith("--from=", StringComparison.Ordinal))
            {
                foreach (var source in text.Split(' ')[..^1].Where(source => !IsInContext(source)))
                    yield return $"COPY {source}: it is not in the repository, or .dockerignore leaves it out.";
            }
            else if (word == "COPY" && stages.All(other => !text.StartsWith($"--from={other.Name} ", StringComparison.Ordinal)))
            {
                yield return $"COPY {text} is from no stage.";
            }
        }
    }

    private static IEnumerable<string> OfImage(DockerStage stage)
    {
        if (!int.TryParse(stage.Last("USER")?.Split(':')[0], out var user) || user == 0)
            yield return $"{stage.Name} runs as {stage.Last("USER") ?? "root"}; it must be a number other than 0.";
        var last = stage.Instructions.ToList().FindLastIndex(instruction => instruction.Word == "USER");
        if (stage.Instructions.Skip(last + 1).Any(instruction => instruction.Word is "RUN" or "COPY"))
            yield return $"{stage.Name} is changed after its user is set.";
        if (!stage.Instructions.Any(instruction => instruction.Word == "RUN" && Ffmpeg().IsMatch(instruction.Text)))
            yield return $"{stage.Name} has no FFmpeg.";
        if (stage.Last("ENTRYPOINT")?.StartsWith('[') != true)
            yield return $"{stage.Name}: ENTRYPOINT must be a list, or a shell keeps the signal to stop.";
    }

    private static bool IsTidy(string run) =>
        run.Contains("--no-install-recommends", StringComparison.Ordinal) && run.Contains("rm -rf /var/lib/apt/lists/*", StringComparison.Ordinal);

    /// <summary>The ignore file leaves everything out but what it names.</summary>
    private static bool IsInContext(string source)
    {
        var path = source.TrimEnd('/');
        return (File.Exists(Repository.Path(path)) || Directory.Exists(Repository.Path(path)))
            && Repository.Read(".dockerignore").Split('\n').Contains($"!{path}");
    }

    [GeneratedRegex(@":[\w.-]+$")]
    private static partial Regex Tag();

    [GeneratedRegex("(?i)(secret|password|token|masterkey|accesskeys|connectionstring)")]
    private static partial Regex Secret();

    [GeneratedRegex(@"apt-get install [^&]*\bffmpeg\b")]
    private static partial Regex Ffmpeg();
}
