namespace Recording.Media.Capture;

/// <summary>Ends captures that a killed service left running.</summary>
public static class OrphanedCaptures
{
    /// <summary>
    /// Kills every process that works inside <paramref name="spoolRoot"/> and is no child of this process, and waits until they
    /// are gone, so that nothing writes to the spool any more. Answers how many there were. Does nothing outside Linux.
    /// </summary>
    public static int KillAll(string spoolRoot) => throw new NotImplementedException(spoolRoot);
}
