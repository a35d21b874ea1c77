using System.Text;
using Recording.Media.Compose;
using Recording.Media.Transcode;

namespace Recording.Engine.Tests.Kit;

/// <summary>Transcodes by writing the preset's name before the bytes.</summary>
internal sealed class FakeTranscoder : IMediaTranscoder
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Answers a call of a preset, or null to transcode.</summary>
    public Func<string, ComposeResult?> Answer { get; set; } = _ => null;

    public async Task<ComposeResult> TranscodeAsync(TranscodeRequest request, CancellationToken ct)
    {
        Interlocked.Increment(ref _calls);
        if (Answer(request.Preset.Name) is { } answer)
            return answer;

        byte[] bytes = [.. Encoding.ASCII.GetBytes(request.Preset.Name), .. await File.ReadAllBytesAsync(request.InputPath, ct)];
        await File.WriteAllBytesAsync(request.OutputPath, bytes, ct);
        return new ComposeResult(true, TimeSpan.FromSeconds(1), bytes.Length, FakeMedia.Format, "", NoSuchTrack: false);
    }
}
