using Recording.Storage.CrashChild;
using Recording.Storage.Tests.Local;

namespace Recording.Storage.Tests.Crash;

/// <summary>Disks that are full or cannot be written, on machines where a user may mount one.</summary>
public sealed class TroubledDiskTests : IDisposable
{
    private readonly TemporaryDataFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task AnyWrite_DiskFull_IsUnavailableWithoutAPathAndWorksAgainWhenThereIsRoom()
    {
        Assert.SkipUnless(await ChildProcess.CanMountAsync(_folder.Path, Cancellation), "No disk can be mounted here.");

        using var child = ChildProcess.StartOnDisk("fill", _folder.Path, "size=4m");
        var (exitCode, output, errors) = await child.EndAsync(Cancellation);

        Assert.Equal((0, ""), (exitCode, errors));
        const string Full = "The disk that holds the data folder is full.";
        Assert.Equal([Full, Full, CrashFill.Recovered], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact(Timeout = 30_000)]
    public async Task Open_DiskReadOnly_IsUnavailableWithoutAPath()
    {
        Assert.SkipUnless(await ChildProcess.CanMountAsync(_folder.Path, Cancellation), "No disk can be mounted here.");

        using var child = ChildProcess.StartOnDisk("hold", _folder.Path, "ro");
        var (exitCode, _, errors) = await child.EndAsync(Cancellation);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(
            $"{nameof(StorageUnavailableException)}: The data folder cannot be read or written.", errors, StringComparison.Ordinal);
    }
}
