using System.Collections.Immutable;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Files;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;
using Recording.Storage;

namespace Recording.Engine.Tests.Files;

public sealed class PlaylistPublisherTests
{
    private readonly MemoryObjects _objects = new();
    private readonly Faults _faults = new();
    private readonly RecordingSpec _spec = Samples.Spec(formats: [OutputFormat.Hls]);
    private readonly TaskStore _tasks = new(new MemoryTables(), Samples.Renderer, Samples.Metrics);
    private readonly PlaylistPublisher _publisher;

    public PlaylistPublisherTests() =>
        _publisher = new PlaylistPublisher(_tasks, new ObjectWriter(new FaultyObjects(_objects, _faults)), Samples.Options);

    [Fact]
    public async Task Publish_OldRequestAfterANewerOne_ChangesNothing()
    {
        await FillAsync(4);
        var old = Ask(0, 1);
        await Ask(0, 3)();
        await old();

        Assert.Equal(4, SegmentsOf(Growing()));
    }

    [Fact]
    public async Task Publish_NewestRequestFailsWhileServingForAnother_IsServedByTheRepeat()
    {
        await FillAsync(3);
        _faults.Plan = write => write == 1 ? WriteFault.Refused : WriteFault.None;
        var (old, newest) = (Ask(0, 1), Ask(0, 2));

        await Assert.ThrowsAsync<StorageUnavailableException>(old);
        await newest();
        await old();

        Assert.Equal(3, SegmentsOf(Growing()));
    }

    [Fact]
    public async Task Finish_WritesTheFinalPlaylistAndEndsTheGrowingOne()
    {
        await FillAsync(3);
        await Ask(0, 1)();

        var finished = await FinishAsync(2);

        Assert.Equal(3, SegmentsOf(_objects.Text(Samples.Container, finished.ObjectName)));
        Assert.Equal(640, finished.Width);
        Assert.EndsWith("#EXT-X-ENDLIST\n", Growing(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_AfterFinish_KeepsTheEnd()
    {
        await FillAsync(3);
        var late = Ask(0, 2);
        await FinishAsync(2);
        await late();

        Assert.EndsWith("#EXT-X-ENDLIST\n", Growing(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_RepeatedAfterTheTaskWasForgotten_KeepsTheEnd()
    {
        await FillAsync(3);
        _faults.Plan = write => write == 1 ? WriteFault.Refused : WriteFault.None;
        var late = Ask(0, 2);
        await Assert.ThrowsAsync<StorageUnavailableException>(late);
        await FinishAsync(2);
        _publisher.Forget(_spec.TaskId);
        await late();

        Assert.EndsWith("#EXT-X-ENDLIST\n", Growing(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finish_Twice_GivesTheSameObject()
    {
        await FillAsync(3);

        Assert.Equal(await FinishAsync(2), await FinishAsync(2));
        Assert.Equal(2, _objects.Names(Samples.Container).Count);
    }

    private static int SegmentsOf(string playlist) => playlist.Split('\n').Count(line => line.EndsWith(".ts", StringComparison.Ordinal));

    private Func<Task> Ask(long first, long last) =>
        _publisher.Ask(_spec, new TaskEffect.PublishPlaylist(0, 0, Samples.File(0, first, last)), CancellationToken.None);

    private Task<FinishedFile> FinishAsync(long last) =>
        _publisher.FinishAsync(_spec, new TaskEffect.FinishFile(0, 0, Samples.File(0, 0, last)), CancellationToken.None);

    private string Growing() =>
        _objects.Text(Samples.Container, _objects.Names(Samples.Container).Single(name => name.EndsWith("live.m3u8", StringComparison.Ordinal)));

    private async Task FillAsync(int segments)
    {
        var first = Samples.FirstDecision(_spec);
        var etag = await _tasks.CreateAsync(_spec, first, CancellationToken.None);
        ImmutableArray<TaskEffect> rows =
            [.. Enumerable.Range(0, segments).Select(i => new TaskEffect.AppendSegment(0, Samples.Segment(i), null, [0]))];
        Assert.NotNull(await _tasks.CommitAsync(_spec, etag, new Decision(first.State, rows, true), ManualTime.Start, CancellationToken.None));
    }
}
