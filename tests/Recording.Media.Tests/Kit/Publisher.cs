using System.Diagnostics;

namespace Recording.Media.Tests.Kit;

/// <summary>An ffmpeg that pushes a file, looped and at its own pace, without encoding.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly Process _process;

    private Publisher(Process process)
    {
        _process = process;
        process.BeginErrorReadLine();
    }

    public static Publisher Start(string file, string url, params string[] options) => new(Process.Start(new ProcessStartInfo(
        "ffmpeg", ["-nostdin", "-v", "error", "-re", "-stream_loop", "-1", "-i", file, .. options, "-c", "copy", "-f", "flv", url])
    {
        RedirectStandardError = true,
    })!);

    /// <summary>Holds it still: the connection stays, nothing is sent.</summary>
    public void Freeze() => Signals.Stop(_process.Id);

    /// <summary>Ends it, which closes the connection.</summary>
    public async Task EndAsync()
    {
        if (_process.HasExited)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _process.Dispose();
    }
}
