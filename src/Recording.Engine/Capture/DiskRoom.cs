using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Contracts.Errors;
using Recording.Engine.Settings;
using Recording.Storage;

namespace Recording.Engine.Capture;

/// <summary>
/// Room on the disk that takes segments on their way to storage. When it gets short, what runs has it alone: no recording is begun, and files that need
/// as much room as they have content wait. Nothing that is not stored is ever deleted for room.
/// </summary>
public sealed class DiskRoom(WorkFolders folders, IOptions<RecordingOptions> options, ILogger<DiskRoom> logger)
{
    /// <summary>Whether less is free than the setting wants.</summary>
    public bool IsShort => options.Value.MinimumFreeBytes > 0 && Free() is { } free && free < options.Value.MinimumFreeBytes;

    /// <summary>The answer to whoever wants to begin a recording; null when there is room.</summary>
    public WireError? Refusal()
    {
        if (!IsShort)
            return null;
        EngineLog.DiskShort(logger, Free() ?? 0, options.Value.MinimumFreeBytes);
        return GatewayErrors.DiskShort(options.Value.MinimumFreeBytes);
    }

    /// <summary>Throws when there is no room for files in the making; whoever asks for them asks again.</summary>
    public void EnsureForFiles()
    {
        if (IsShort)
            throw new StorageUnavailableException(
                $"The disk has less than {options.Value.MinimumFreeBytes} bytes free (Recording:MinimumFreeBytes), which captures need; files wait for room.", null);
    }

    private long? Free()
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folders.Spool)).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Not made yet, or not to be asked: what is not known refuses nobody.
            return null;
        }
    }
}
