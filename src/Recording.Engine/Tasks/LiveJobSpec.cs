using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.LiveRecordTemplates;

namespace Recording.Engine.Tasks;

/// <summary>What only a live record job has.</summary>
/// <param name="Template">The template as it was when the job was submitted.</param>
/// <param name="StreamInput">As answered: without secrets.</param>
/// <param name="RecordOutput">As given.</param>
/// <param name="Domain">Host of the stream's address.</param>
/// <param name="App">Its application.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="PushArguments">Its callback_ arguments.</param>
/// <param name="Notify">The notify settings of its domain; null when there were none, and in jobs of earlier versions.</param>
public sealed record LiveJobSpec(
    LiveRecordTemplate Template,
    StreamInput StreamInput,
    RecordOutput RecordOutput,
    string Domain,
    string App,
    string Stream,
    IReadOnlyDictionary<string, string> PushArguments,
    LiveNotifySpec? Notify = null);
