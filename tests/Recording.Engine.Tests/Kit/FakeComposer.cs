using Recording.Media.Compose;

namespace Recording.Engine.Tests.Kit;

/// <summary>Composes by joining bytes.</summary>
internal sealed class FakeComposer : IMediaComposer
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Answers the n-th call, from 1, or null to compose.</summary>
    public Func<int, ComposeResult?> Answer { get; set; } = _ => null;

    public static ComposeResult Failure(string error, bool noSuchTrack = false) => new(false, TimeSpan.Zero, 0, null, error, noSuchTrack);

    public async Task<ComposeResult> ComposeAsync(ComposeRequest request, CancellationToken ct)
    {
        if (Answer(Interlocked.Increment(ref _calls)) is { } answer)
            return answer;

        var segments = request.Runs.SelectMany(run => run.Segments).ToList();
        await using var output = File.Create(request.OutputPath);
        foreach (var segment in segments)
            await output.WriteAsync(await File.ReadAllBytesAsync(segment.Path, ct), ct);
        return new ComposeResult(
            true, TimeSpan.FromTicks(segments.Sum(segment => segment.Duration.Ticks)), output.Length, FakeMedia.Format, "", NoSuchTrack: false);
    }
}
