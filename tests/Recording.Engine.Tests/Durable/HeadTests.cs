using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Recording.Engine.Durable;

namespace Recording.Engine.Tests.Durable;

/// <summary>
/// What the Functions head has to have. Its packages cannot be had everywhere, so these read its sources; the compiler and the end-to-end tests look closer
/// where they can.
/// </summary>
public sealed class HeadTests
{
    private static readonly string Head = Path.Combine(Root(), "src", "Recording.Functions");

    public static TheoryData<string> Calls =>
        [.. typeof(DurableCalls).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(constant => constant.Name)
            .Where(name => name is not (nameof(DurableCalls.Event) or nameof(DurableCalls.Signal)))];

    [Theory]
    [MemberData(nameof(Calls))]
    public void EveryDurableCall_HasOneFunction_AndOneInTheStandIn(string name)
    {
        Assert.Equal(1, Count(Head, $"[Function(DurableCalls.{name})]"));
        Assert.Equal(1, Count(Path.Combine(Root(), "tests", "Recording.Functions.StandIn"), $"DurableCalls.{name},"));
    }

    [Fact]
    public void HostFile_OwnsTheRoot_AndLeavesActivitiesBesideTheCaptures()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Head, "host.json")));
        var extensions = host.RootElement.GetProperty("extensions");
        Assert.Equal("", extensions.GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.Equal("-1", host.RootElement.GetProperty("functionTimeout").GetString());

        var options = File.ReadAllText(Path.Combine(Head, "Settings", "FunctionsOptions.cs"));
        var captures = int.Parse(Regex.Match(options, @"MaxCaptures \{ get; set; \} = (\d+);").Groups[1].Value, CultureInfo.InvariantCulture);
        var activities = extensions.GetProperty("durableTask").GetProperty("maxConcurrentActivityFunctions").GetInt32();
        Assert.True(activities >= captures + 16, $"{activities} activities at a time, {captures} of them captures: too few are left to take events.");
    }

    [Fact]
    public void ExampleSettings_HoldNoSecretThatWouldWork()
    {
        using var example = JsonDocument.Parse(File.ReadAllText(Path.Combine(Head, "local.settings.json.example")));
        var values = example.RootElement.GetProperty("Values");
        Assert.StartsWith("<", values.GetProperty("Recording__AccessKeys__dev").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("<", values.GetProperty("Recording__MasterKey").GetString(), StringComparison.Ordinal);
        Assert.Equal("true", values.GetProperty("AzureWebJobsDisableHomepage").GetString());
    }

    private static int Count(string folder, string text) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Sum(file => Regex.Count(File.ReadAllText(file), Regex.Escape(text)));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Recording.Functions.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests are not inside of the repository.");
        return folder;
    }
}
