using System.Globalization;
using Recording.Engine.Settings;
using Recording.Functions.Settings;

namespace Recording.Functions.Local;

/// <summary>Where a worker keeps what is not stored yet.</summary>
internal static class WorkerFolder
{
    /// <summary>
    /// The spool may be shared by workers, since a track is captured by one at a time and what it left behind is stored by the next. Files in the making are
    /// each process's own.
    /// </summary>
    public static WorkFolders Of(FunctionsOptions options)
    {
        var root = Path.GetFullPath(options.WorkFolder.Length > 0 ? options.WorkFolder : Path.Combine(Path.GetTempPath(), "recording-functions"));
        var own = $"{Environment.MachineName}-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        return new WorkFolders(Path.Combine(root, "spool"), Path.Combine(root, "work", own));
    }
}
