using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Engine.Tasks;

/// <summary>A file that is done, or could not be made.</summary>
/// <param name="Track">Its track.</param>
/// <param name="Output">Its format, as a number among the task's outputs.</param>
/// <param name="File">Its segments.</param>
/// <param name="Finished">What was made; null when it failed.</param>
/// <param name="Error">Why it failed; null when it was made.</param>
/// <param name="CreatedAt">When it was done, UTC.</param>
public sealed record FileEntry(
    int Track, int Output, RecordingFile File, FinishedFile? Finished, string? Error, DateTimeOffset CreatedAt);
