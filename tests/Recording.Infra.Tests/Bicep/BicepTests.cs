using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Recording.Contracts.Errors;
using Recording.Core.Callbacks;
using Recording.Engine.Telemetry;
using Recording.Media.Capture;

namespace Recording.Infra.Tests.Bicep;

/// <summary>The files of <c>infra/</c>: that they are right by the checks, that the checks see what is wrong, and that they say the same as the code and the docs.</summary>
public sealed partial class BicepTests(BicepFixture fixture) : IClassFixture<BicepFixture>
{
    public static TheoryData<BicepMutant> Mutants { get; } = [.. BicepMutants.All];

    [Fact]
    public void Files_HaveNothingWrong()
    {
        Assert.Equal(Directory.EnumerateFiles(Repository.Infra, "*.bicep*", SearchOption.AllDirectories).Count(), fixture.Real.Files.Count);
        Assert.Empty(fixture.Real.Findings);
    }

    [Theory]
    [MemberData(nameof(Mutants))]
    public void Mistake_IsSeen(BicepMutant mutant) =>
        Assert.Contains(fixture.Mutants[mutant].Findings, finding => finding.Rule == mutant.Rule && finding.Text.Contains(mutant.Text, StringComparison.Ordinal));

    [Fact]
    public void Settings_AreOfTheCode()
    {
        var own = fixture.Real.Facts.Settings.Where(name => name.StartsWith("Recording__", StringComparison.Ordinal)).ToList();

        Assert.Contains("Recording__MasterKey", own);
        Assert.All(own, name => Assert.True(KnownSettings.Has(name), $"No code reads {name}."));
        Assert.False(KnownSettings.Has("Recording__Storage__Azure__AccountNam"));
        Assert.False(KnownSettings.Has("Recording__Master"));
    }

    [Fact]
    public void Settings_OfTheHost_AreThere() => Assert.Superset(
        new HashSet<string>
        {
            "FUNCTIONS_WORKER_RUNTIME",
            "FUNCTIONS_EXTENSION_VERSION",
            "AzureWebJobsDisableHomepage",
            "AzureWebJobsStorage__accountName",
            "AzureWebJobsStorage__credential",
            "AzureWebJobsStorage__clientId",
            "APPLICATIONINSIGHTS_CONNECTION_STRING",
            "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        },
        fixture.Real.Facts.Settings.ToHashSet());

    [Fact]
    public void Alerts_AskForFiguresThatThereAre()
    {
        var figures = Figures();
        var source = Repository.Read("src", "Recording.Engine", "Telemetry", "RecordingMetrics.cs");

        Assert.NotEmpty(fixture.Real.Facts.Alerts);
        Assert.All(fixture.Real.Facts.Alerts, alert =>
        {
            var asked = FigureName().Matches(alert.Query).Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(asked);
            foreach (var name in asked)
                Assert.True(figures.Contains(name) || source.Contains($"\"{name}\"", StringComparison.Ordinal), $"{alert.Name} asks for {name}.");
        });
    }

    [Fact]
    public void Alerts_CompareWithValuesThatThereAre()
    {
        string[] values =
        [
            .. Enum.GetNames<CaptureExitReason>(), "Failed", .. Enum.GetNames<DeliveryResult>(), "finished", "failed",
            GatewayErrors.InternalError.Code, GatewayErrors.StorageUnavailable.Code,
        ];

        Assert.All(
            fixture.Real.Facts.Alerts.SelectMany(alert => Quoted().Matches(alert.Query)).Select(match => match.Groups[1].Value).Where(text => !text.Contains('.', StringComparison.Ordinal)),
            text => Assert.Contains(text, values));
    }

    [Fact]
    public void Alerts_AreExplained()
    {
        var page = Repository.Read("docs", "operations.md");

        Assert.All(fixture.Real.Facts.Alerts, alert => Assert.Contains($"| `{alert.Name}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Figures_AreExplained()
    {
        var page = Repository.Read("docs", "operations.md");

        Assert.All(Figures(), name => Assert.Contains($"| `{name}` |", page, StringComparison.Ordinal));
    }

    private static HashSet<string> Figures()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters))
                    names.Add(instrument.Name);
            },
        };
        listener.Start();
        _ = new RecordingMetrics(meters, TimeProvider.System);
        return names;
    }

    [GeneratedRegex("\"((?:recording|error)\\.[a-z_.]+)\"")]
    private static partial Regex FigureName();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
