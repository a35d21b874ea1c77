using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Capture;
using Recording.Engine.Files;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;
using Recording.Storage;

namespace Recording.Engine.Tests.Files;

public sealed class FileComposerTests : IDisposable
{
    private readonly ManualTime _time = new() { RunsAhead = TimeSpan.FromMinutes(1) };
    private readonly SpoolFolder _spool = new();
    private readonly MemoryObjects _objects = new();
    private readonly FakeComposer _media = new();
    private readonly RecordingSpec _spec = Samples.Spec(formats: [OutputFormat.Mp4]);
    private readonly TaskStore _tasks = new(new MemoryTables(), Samples.Renderer, Samples.Metrics);
    private readonly FixedOptions<RecordingOptions> _settings = new(new RecordingOptions());
    private readonly FileComposer _composer;

    public FileComposerTests() => _composer = new FileComposer(
        _tasks, new ObjectWriter(_objects), new SegmentStaging(_objects), _media, _spool.Folders, Samples.Options, new DiskRoom(_spool.Folders, _settings, NullLogger<DiskRoom>.Instance), _time);

    public void Dispose()
    {
        _composer.Dispose();
        _spool.Dispose();
    }

    [Fact]
    public async Task Compose_TwoSegments_StoresOneFile()
    {
        var finished = Assert.IsType<TaskEvent.FileFinished>(await ComposeAsync());

        Assert.Equal("onetwo", _objects.Text(Samples.Container, finished.File.ObjectName));
        Assert.Equal(TimeSpan.FromSeconds(20), finished.File.Duration);
        Assert.False(Directory.Exists(_spool.Folders.Work) && Directory.GetFileSystemEntries(_spool.Folders.Work).Length > 0);
    }

    [Fact]
    public async Task Compose_NoRoomOnTheDisk_WaitsInsteadOfFailing()
    {
        Directory.CreateDirectory(_spool.Folders.Spool);
        _settings.Value.MinimumFreeBytes = long.MaxValue;
        await Assert.ThrowsAsync<StorageUnavailableException>(ComposeAsync);
        Assert.Equal(0, _media.Calls);

        _settings.Value.MinimumFreeBytes = 0;
        Assert.IsType<TaskEvent.FileFinished>(await ComposeAsync(fill: false));
    }

    [Fact]
    public async Task Compose_DiskFillsUpMeanwhile_IsNoFailureOfTheContent()
    {
        Directory.CreateDirectory(_spool.Folders.Spool);
        _media.Answer = _ =>
        {
            _settings.Value.MinimumFreeBytes = long.MaxValue;
            return FakeComposer.Failure("No space left on device");
        };

        await Assert.ThrowsAsync<StorageUnavailableException>(ComposeAsync);
        Assert.Equal(1, _media.Calls);
    }

    [Fact]
    public async Task Compose_NoSuchTrack_FailsAtOnce()
    {
        _media.Answer = _ => FakeComposer.Failure("no sound", noSuchTrack: true);

        var failed = Assert.IsType<TaskEvent.FileFailed>(await ComposeAsync());

        Assert.Equal(FileFailure.NoSuchMedia, failed.Failure);
        Assert.Equal(1, _media.Calls);
    }

    [Fact]
    public async Task Compose_FailsOnce_IsTriedAgain()
    {
        _media.Answer = call => call == 1 ? FakeComposer.Failure("killed") : null;

        Assert.IsType<TaskEvent.FileFinished>(await ComposeAsync());
    }

    [Fact]
    public async Task Compose_FailsAlways_GivesUp()
    {
        _media.Answer = _ => FakeComposer.Failure("strange codec");

        var failed = Assert.IsType<TaskEvent.FileFailed>(await ComposeAsync());

        Assert.Equal((FileFailure.UnsupportedMedia, "strange codec"), (failed.Failure, failed.Detail));
        Assert.Equal(3, _media.Calls);
        Assert.DoesNotContain(_objects.Names(Samples.Container), name => name.EndsWith(".mp4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compose_InterruptedAndRepeated_GivesTheSameObjectOnce()
    {
        using var stop = new CancellationTokenSource();
        _media.Answer = call =>
        {
            if (call == 1)
                throw new OperationCanceledException(stop.Token);
            return null;
        };

        await Assert.ThrowsAsync<OperationCanceledException>(ComposeAsync);
        var first = await ComposeAsync(fill: false);
        var again = await ComposeAsync(fill: false);

        Assert.Equal(first, again);
        Assert.Single(_objects.Names(Samples.Container), name => name.EndsWith(".mp4", StringComparison.Ordinal));
    }

    private Task<TaskEvent> ComposeAsync() => ComposeAsync(fill: true);

    private async Task<TaskEvent> ComposeAsync(bool fill)
    {
        if (fill)
        {
            var first = Samples.FirstDecision(_spec);
            var etag = await _tasks.CreateAsync(_spec, first, CancellationToken.None);
            ImmutableArray<TaskEffect> rows = [.. Enumerable.Range(0, 2).Select(i => new TaskEffect.AppendSegment(0, Samples.Segment(i), null, [0]))];
            await _tasks.CommitAsync(_spec, etag, new Decision(first.State, rows, true), ManualTime.Start, CancellationToken.None);
            var writer = new ObjectWriter(_objects);
            foreach (var (name, text) in new[] { ("task/0.ts", "one"), ("task/1.ts", "two") })
                await writer.ReplaceTextAsync(_spec.SegmentContainer, name, text, "video/mp2t", CancellationToken.None);
        }

        return await _composer.ComposeAsync(_spec, new TaskEffect.FinishFile(0, 0, Samples.File(0, 0, 1)), CancellationToken.None);
    }
}
