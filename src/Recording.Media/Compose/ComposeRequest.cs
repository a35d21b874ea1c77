namespace Recording.Media.Compose;

/// <summary>One file to be made from segments.</summary>
/// <param name="Format">The wanted container.</param>
/// <param name="Runs">One run, or several when the recording has gaps; a gap takes no time in the file.</param>
/// <param name="OutputPath">Where the file appears when, and only when, it is complete.</param>
/// <param name="WorkFolder">A folder for small intermediate files; made when missing.</param>
public sealed record ComposeRequest(ComposeFormat Format, IReadOnlyList<MediaRun> Runs, string OutputPath, string WorkFolder);
