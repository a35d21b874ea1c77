using Recording.Core.Tasks.State;

namespace Recording.Engine.Tasks;

/// <param name="Spec">What was asked for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ETag">Version of the stored state.</param>
public sealed record LoadedTask(RecordingSpec Spec, TaskState State, string ETag);
