namespace Recording.Engine.Settings;

/// <summary>Where this worker keeps what is not stored yet.</summary>
/// <param name="Spool">Segments that captures write; one folder a task, track and epoch. Must survive a restart.</param>
/// <param name="Work">Files in the making; may be emptied at any start.</param>
public sealed record WorkFolders(string Spool, string Work)
{
    /// <summary>The folder of a track's captures.</summary>
    public string TrackSpool(string taskId, int track) => Path.Combine(Spool, taskId, $"{track:D2}");
}
