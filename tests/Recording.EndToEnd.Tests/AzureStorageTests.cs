using Recording.EndToEnd.Tests.Scenarios;

namespace Recording.EndToEnd.Tests;

/// <summary>
/// The server with its storage in Azurite. The other tests run that way too when <c>RECORDING_TEST_STORAGE</c> is <c>azurite</c>.
/// </summary>
public sealed class AzureStorageTests
{
    [Fact]
    public async Task Kill9_TheSameTaskGoesOnInTheSameFile_AndNothingIsInTheDataFolder()
    {
        await using var scenario = await RecordingScenario.StartWithAzuriteAsync();

        await CrashTests.EnsureKill9LosesNothingAsync(scenario);

        Assert.NotEmpty(await StoredObjects.ListAsync(scenario.Server, "recordings", RecordingScenario.Token));
        Assert.False(Directory.Exists(Path.Combine(scenario.Server.Data, "objects")));
        Assert.False(File.Exists(Path.Combine(scenario.Server.Data, "tables.db")));
    }
}
