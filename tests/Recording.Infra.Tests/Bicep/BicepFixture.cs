namespace Recording.Infra.Tests.Bicep;

/// <summary>What the checks say of <c>infra/</c> as it is, and of each of its mutants; all asked at once, since the parser takes its time to load.</summary>
public sealed class BicepFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("recording-infra-").FullName;

    internal BicepReport Real { get; private set; } = null!;

    internal IReadOnlyDictionary<BicepMutant, BicepReport> Mutants { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var folders = BicepMutants.All.Select(Write).ToList();
        var reports = await BicepChecks.RunAsync([Repository.Infra, .. folders], TestContext.Current.CancellationToken);
        Real = reports[0];
        Mutants = BicepMutants.All.Zip(reports.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Copies the Bicep files with the mistake in them.</summary>
    private string Write(BicepMutant mutant, int number)
    {
        var folder = Path.Combine(_folder, $"{number}");
        foreach (var path in Directory.EnumerateFiles(Repository.Infra, "*.bicep*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Repository.Infra, path);
            var text = File.ReadAllText(path);
            if (name == mutant.File)
            {
                var at = text.IndexOf(mutant.Right, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{mutant.File} does not hold: {mutant.Right}");
                text = string.Concat(text.AsSpan(0, at), mutant.Wrong, text.AsSpan(at + mutant.Right.Length));
            }

            var target = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
        }

        return folder;
    }
}
