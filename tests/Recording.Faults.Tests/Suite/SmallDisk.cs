using Recording.Testing;
using Recording.Testing.Processes;

namespace Recording.Faults.Tests.Suite;

/// <summary>A file system of a few megabytes in memory, which a test can fill. Mounting needs root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly string _filler;

    private SmallDisk(TempFolder folder, string path) => (_folder, Path, _filler) = (folder, path, System.IO.Path.Combine(path, "filler"));

    public string Path { get; }

    /// <summary>The folder above, which is on the machine's disk.</summary>
    public string Parent => _folder.Path;

    public long Free => new DriveInfo(Path).AvailableFreeSpace;

    /// <summary>Mounts one at a name in a new folder; skips the test where that is not allowed.</summary>
    public static async Task<SmallDisk> MountAsync(string name, int megabytes, CancellationToken cancellationToken)
    {
        var folder = new TempFolder("disk");
        var path = Directory.CreateDirectory(folder[name]).FullName;
        try
        {
            await Command.RunAsync("mount", ["-t", "tmpfs", "-o", $"size={megabytes}m,mode=0700", "tmpfs", path], cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            folder.Dispose();
            Assert.Skip($"A small file system cannot be mounted here (it needs root and the right to mount): {error.Message.Split('\n')[0]}");
        }

        return new SmallDisk(folder, path);
    }

    /// <summary>Takes room until only so much is left; nothing when less is left already.</summary>
    public void Fill(long leave)
    {
        // Others write meanwhile, so what was free may be taken by now.
        for (var attempt = 0; Free > leave && attempt < 50; attempt++)
        {
            try
            {
                // Reserved, not sparse.
                using var file = new FileStream(
                    $"{_filler}-{Guid.NewGuid():N}", new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = Free - leave });
            }
            catch (IOException)
            {
                // Again, with what is free then.
            }
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(Path, "filler-*"))
            File.Delete(file);
    }

    public async ValueTask DisposeAsync()
    {
        // Lazily: a process that was killed may take a moment to let go of it.
        await Command.RunAsync("umount", ["-l", Path], CancellationToken.None);
        _folder.Dispose();
    }
}
