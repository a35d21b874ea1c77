using System.Net;
using System.Net.Sockets;
using Recording.Media.Processes;
using Recording.Testing;
using Recording.Testing.Processes;

namespace Recording.Media.Tests.Processes;

public sealed class ProcessHangTests
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stopped_HasDoneNothing()
    {
        await using var process = ChildProcess.Start("sleep", ["60"]);
        var hang = new ProcessHang(process.Id);
        Assert.False(hang.HasDoneNothing());

        process.Signal(UnixSignal.Stop);
        await UntilAsync(hang.HasDoneNothing);
    }

    [Fact]
    public async Task Asleep_WhileBytesWait_HasDoneNothing()
    {
        using var source = await SourceAsync("exec sleep 60");
        var hang = new ProcessHang(source.Process.Id);
        await UntilAsync(() => State(source.Process.Id) == 'S');

        Assert.False(hang.HasDoneNothing());
        Assert.False(hang.HasDoneNothing());
        await source.SendAsync();
        await UntilAsync(hang.HasDoneNothing);
    }

    [Fact]
    public async Task Slow_WhileBytesWait_HasDoneSomething()
    {
        // Looks away for 10 ms at a time, all the time.
        using var folder = new TempFolder("slow");
        using var source = await SourceAsync($"mkfifo {folder.Path}/none; exec 4<>{folder.Path}/none; while :; do read -t 0.01 -u 4; done");
        await source.SendAsync();
        var hang = new ProcessHang(source.Process.Id);

        for (var look = 0; look < 20; look++)
        {
            Assert.False(hang.HasDoneNothing());
            await Task.Delay(TimeSpan.FromMilliseconds(50), Token);
        }
    }

    [Fact]
    public async Task Gone_HasDoneNothingThatCounts()
    {
        await using var process = ChildProcess.Start("true", []);
        await process.Exited.WaitAsync(LongestWait, Token);

        Assert.False(new ProcessHang(process.Id).HasDoneNothing());
    }

    private static async Task<Source> SourceAsync(string then)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var process = ChildProcess.Start("bash", ["-c", $"exec 3<>/dev/tcp/127.0.0.1/{((IPEndPoint)listener.LocalEndpoint).Port}; {then}"]);
        return new Source(process, listener, await listener.AcceptSocketAsync(Token).AsTask().WaitAsync(LongestWait, Token));
    }

    private static char State(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return stat[stat.LastIndexOf(')') + 2];
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(LongestWait);
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    /// <summary>A process with a connection to here.</summary>
    private sealed record Source(ChildProcess Process, TcpListener Listener, Socket Connection) : IDisposable
    {
        public async Task SendAsync() => await Connection.SendAsync(new byte[] { 1 }, Token);

        public void Dispose()
        {
            Process.Kill();
            Connection.Dispose();
            Listener.Dispose();
        }
    }
}
