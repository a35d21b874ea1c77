namespace Recording.Faults.Tests.Suite;

/// <summary>
/// The table of results: always in <c>artifacts/faults/table.md</c>, and in <c>docs/reliability.md</c> when the suite is asked to write it. A test replaces
/// its own row and leaves the others, so the tests may run one by one.
/// </summary>
internal static class FaultTable
{
    /// <summary>The environment variable that has the table in the documentation written when it is 1.</summary>
    public const string WriteVariable = "RECORDING_FAULTS_WRITE";

    private const string Begin = "<!-- faults: written by ./test faults --write -->";
    private const string End = "<!-- /faults -->";

    private const string Head = """
        | fault | runs | received and lost | not received, marked | recovery p50 | max | the run before | the suite insists on |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        """;

    private static readonly Lock Gate = new();

    public static void Put(FaultRow row)
    {
        FaultSuite.Say(row.Markdown(null));
        var root = Repository();
        var artifacts = Directory.CreateDirectory(Path.Combine(root, "artifacts", "faults")).FullName;
        lock (Gate)
        {
            PutInto(Path.Combine(artifacts, "table.md"), row);
            if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
                PutInto(Path.Combine(root, "docs", "reliability.md"), row);
        }
    }

    /// <summary>The text with the row in its table, in the place of the fault's last one or at the end.</summary>
    public static string Merge(string text, FaultRow row)
    {
        if (!text.Contains(Begin, StringComparison.Ordinal))
            text = $"{text}{Begin}\n{Head}\n{End}\n";
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, from, StringComparison.Ordinal);
        var lines = text[from..to].Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        var old = lines.FindIndex(line => line.StartsWith($"| {row.Fault} |", StringComparison.Ordinal));
        if (old >= 0)
            lines[old] = row.Markdown(lines[old]);
        else
            lines.Add(row.Markdown(null));
        return $"{text[..from]}\n{string.Join('\n', lines)}\n{text[to..]}";
    }

    private static void PutInto(string path, FaultRow row) => File.WriteAllText(path, Merge(File.Exists(path) ? File.ReadAllText(path) : "", row));

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Recording.Functions.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The repository's folder was not found above this program.");
    }
}
