using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Tasks;

namespace Recording.Benchmarks.Delivery;

/// <summary>Tasks whose state changes at a steady pace, each change with a callback.</summary>
internal sealed class CallbackSource(TaskStore tasks, CallbackDispatcher dispatcher)
{
    private static readonly TaskTimeouts Timeouts = new(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(30));
    private readonly ConcurrentDictionary<string, long> _written = new(StringComparer.Ordinal);

    /// <summary>Stopwatch time at which each delivery's change began to be stored.</summary>
    public IReadOnlyDictionary<string, long> Written => _written;

    /// <summary>Runs a task for so many callbacks.</summary>
    /// <param name="taskId">A new id.</param>
    /// <param name="receiver">Where its callbacks go.</param>
    /// <param name="callbacks">How many.</param>
    /// <param name="pace">Time between two.</param>
    /// <param name="delay">Time before the first, so that not all tasks act at once.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task RunAsync(
        string taskId, string receiver, int callbacks, TimeSpan pace, TimeSpan delay, CancellationToken cancellationToken)
    {
        var spec = Spec(taskId, receiver);
        var state = TaskDecider.Create(taskId, Timeouts, [[]], spec.CreatedAt).State;
        var etag = await tasks.CreateAsync(spec, new Decision(state, [], true), cancellationToken);
        await Task.Delay(delay, cancellationToken);
        using var timer = new PeriodicTimer(pace);
        for (var number = 1; number <= callbacks; number++)
        {
            state = state with { Notifications = number };
            _written[string.Create(CultureInfo.InvariantCulture, $"{taskId}-{number}")] = Stopwatch.GetTimestamp();
            var now = TimeProvider.System.GetUtcNow();
            var notify = new TaskEffect.Notify(number, now, new TaskNotification.Started());
            etag = await tasks.CommitAsync(spec, etag, new Decision(state, [notify], true), now, cancellationToken)
                ?? throw new InvalidOperationException("Nobody else writes this task.");
            dispatcher.Signal(taskId);
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static RecordingSpec Spec(string taskId, string receiver) => new()
    {
        TaskId = taskId,
        Name = taskId,
        CreatedAt = TimeProvider.System.GetUtcNow(),
        Container = "recordings",
        SegmentContainer = "recordings",
        Slice = TimeSpan.FromSeconds(10),
        SegmentPattern = "{JobId}/{UnixTimestamp}_{Sequence}",
        Tracks = [],
        Outputs = [],
        NotifyUrl = receiver,
        Live = new LiveJobSpec(
            new LiveRecordTemplate { TemplateId = "t", Name = "t", Type = "custom", CreateTime = "", LastModified = "", RecordFormatList = [] },
            new StreamInput("rtmp", "rtmp://media.example.com/live/one"),
            new RecordOutput("oss", null, "recordings"),
            "media.example.com",
            "live",
            taskId,
            new Dictionary<string, string>()),
    };
}
