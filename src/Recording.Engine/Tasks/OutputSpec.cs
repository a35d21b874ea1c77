using Recording.Core.Tasks.State;

namespace Recording.Engine.Tasks;

/// <summary>One format.</summary>
public sealed record OutputSpec(OutputFormat Format, TimeSpan MaxFileDuration, string FilePattern);
