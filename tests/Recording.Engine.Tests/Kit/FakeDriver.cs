using System.Threading.Channels;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Tasks;

namespace Recording.Engine.Tests.Kit;

/// <summary>Takes events as a task would, through the real state machine, and keeps them.</summary>
internal sealed class FakeDriver(RecordingSpec spec) : ITaskDriver
{
    private readonly Lock _lock = new();
    private readonly Channel<TaskEvent> _events = Channel.CreateUnbounded<TaskEvent>();
    private Decision _last = Samples.FirstDecision(spec);

    public List<TaskEffect.AppendSegment> Manifest { get; } = [];

    /// <summary>Answers or throws instead of taking an event; null takes it.</summary>
    public Func<TaskEvent, bool?> Instead { get; set; } = _ => null;

    public TaskEffect.StartCapture FirstCapture { get; } = Samples.FirstDecision(spec).Effects.OfType<TaskEffect.StartCapture>().Single();

    public Task StartAsync(RecordingSpec spec, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> RaiseAsync(string taskId, TaskEvent taskEvent, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Instead(taskEvent) is { } answer)
                return Task.FromResult(answer);
            _last = TaskDecider.Decide(_last.State, taskEvent, ManualTime.Start);
            Manifest.AddRange(_last.Effects.OfType<TaskEffect.AppendSegment>());
        }

        _events.Writer.TryWrite(taskEvent);
        return Task.FromResult(true);
    }

    /// <summary>What the state machine asks for after an event.</summary>
    public IReadOnlyList<TaskEffect> Decide(TaskEvent taskEvent)
    {
        lock (_lock)
        {
            _last = TaskDecider.Decide(_last.State, taskEvent, ManualTime.Start);
            return _last.Effects;
        }
    }

    /// <summary>The next event of a kind; others before it are passed over.</summary>
    public async Task<T> NextAsync<T>()
        where T : TaskEvent
    {
        while (true)
        {
            if (await _events.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)) is T wanted)
                return wanted;
        }
    }
}
