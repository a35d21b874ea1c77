namespace Recording.Media.Processes;

/// <summary>How a media process is started.</summary>
/// <param name="Program">A path, or a name on PATH.</param>
/// <param name="Arguments">Passed one by one; no shell sees them.</param>
/// <param name="WorkingFolder">An existing folder.</param>
/// <param name="LowPriority">Whether it gives way to captures.</param>
internal sealed record MediaProcessStart(string Program, IReadOnlyList<string> Arguments, string WorkingFolder, bool LowPriority = false);
