using Recording.Engine.Capture;
using Recording.Engine.Settings;
using Recording.Media.Compose;

namespace Recording.Engine.Files;

/// <summary>
/// Makes files of what is recorded with FFmpeg, each in a working folder of its own: at most two at a time, and up to three times. Work
/// that must not wait for other work has attempts of its own.
/// </summary>
public sealed class ComposeAttempts(WorkFolders folders, DiskRoom room, TimeProvider time) : IDisposable
{
    /// <summary>A killed FFmpeg looks like content that does not fit, so a failure counts when it comes this often.</summary>
    private const int Attempts = 3;

    private static readonly TimeSpan PauseBetweenAttempts = TimeSpan.FromSeconds(5);

    /// <summary>FFmpeg reads and writes whole files here: more than two at a time would only compete for the disk with the captures.</summary>
    private readonly SemaphoreSlim _slots = new(2, 2);

    /// <summary>Tries until it succeeds or has failed for good; throws when the disk has no room for it, which says nothing of the content.</summary>
    /// <param name="name">Names the working folder; unique among what is made.</param>
    /// <param name="make">Makes a file in the folder that it is given.</param>
    /// <param name="store">Stores what was made; called before the folder is removed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ComposeResult> RunAsync(
        string name, Func<string, Task<ComposeResult>> make, Func<string, Task> store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(store);
        for (var attempt = 1; ; attempt++)
        {
            var result = await TryAsync(Path.Combine(folders.Work, name), make, store, cancellationToken);
            if (result.Succeeded || result.NoSuchTrack)
                return result;
            // It may have failed for want of room.
            room.EnsureForFiles();
            if (attempt == Attempts)
                return result;
            await Task.Delay(PauseBetweenAttempts * attempt, time, cancellationToken);
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task<ComposeResult> TryAsync(
        string folder, Func<string, Task<ComposeResult>> make, Func<string, Task> store, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            Remove(folder);
            room.EnsureForFiles();
            Directory.CreateDirectory(folder);
            var result = await make(folder);
            if (result.Succeeded)
                await store(folder);
            return result;
        }
        finally
        {
            Remove(folder);
            _slots.Release();
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
