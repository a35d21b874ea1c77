namespace Recording.Media.Processes;

/// <summary>A program of FFmpeg could not be started.</summary>
public sealed class ProgramMissingException(string program, Exception inner)
    : Exception($"{program} could not be started: {inner.Message}", inner);
