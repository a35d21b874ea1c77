using Recording.Core.Relaying;
using Recording.Core.Tasks.Decisions;

namespace Recording.Core.Tests.Relaying;

/// <summary>The lines are those that ffmpeg 5.1 printed in each of these cases.</summary>
public sealed class PushWatchTests
{
    [Theory]
    [InlineData("[tcp @ 0x560d9bd2ee80] [error] Failed to resolve hostname nobody.invalid: Name or service not known", TargetFailure.UnknownHost)]
    [InlineData("[tcp @ 0x55a597bf4e80] [error] Connection to tcp://127.0.0.1:1?tcp_nodelay=0 failed: Connection refused", TargetFailure.Unreachable)]
    [InlineData("[tcp @ 0x55a597bf4e80] [error] Connection to tcp://127.0.0.1:1?tcp_nodelay=0 failed: Connection timed out", TargetFailure.Unreachable)]
    [InlineData("[error] rtmp://127.0.0.1:19350/: Input/output error", TargetFailure.Refused)]
    [InlineData("[rtmp @ 0x55beaddbdd40] [error] Server error: Already publishing", TargetFailure.Refused)]
    [InlineData("[rtmp @ 0x55d8aeb2dd40] [error] Cannot read RTMP handshake response\n[error] rtmp://127.0.0.1:19351/: End of file", TargetFailure.Refused)]
    [InlineData("[rtmp @ 0x5634f22fad40] [error] Cannot read RTMP handshake response\n[error] rtmp://127.0.0.1:19358/: Connection timed out", TargetFailure.Unreachable)]
    [InlineData("[info] title: Connection refused", TargetFailure.Other)]
    public void FailureBeforeTheStreamIsAccepted_IsTheFirstOneSaid(string lines, TargetFailure failure)
    {
        var watch = Watch();
        foreach (var line in lines.Split('\n').Append("[error] rtmp://nobody.invalid/: Input/output error").Where(line => failure != TargetFailure.Other || line.Contains("info", StringComparison.Ordinal)))
            watch.OnLine(line, TimeSpan.Zero);
        Assert.Equal(failure, watch.Conclude(1).Failure);
        Assert.False(watch.IsLive);
    }

    [Fact]
    public void Live_IsWhatGoesOnForASecond()
    {
        var watch = Watch();
        Progress(watch, 0, 0.4);
        Progress(watch, 900_000, 0.9);
        Assert.False(watch.IsLive);
        Progress(watch, 1_500_000, 1.4);
        Assert.True(watch.IsLive);
        watch.OnLine("[error] av_interleaved_write_frame(): Broken pipe", TimeSpan.FromSeconds(5));
        Assert.Equal(TargetFailure.Closed, watch.Conclude(1).Failure);
        Assert.Equal(TimeSpan.FromSeconds(4), watch.LiveFor(TimeSpan.FromSeconds(5.4)));
    }

    [Fact]
    public void AcceptedAndClosedAtOnce_IsRefused()
    {
        var watch = Watch();
        Progress(watch, 0, 0.4);
        watch.OnLine("[error] av_interleaved_write_frame(): Broken pipe", TimeSpan.FromSeconds(0.45));
        Assert.Equal(TargetFailure.Refused, watch.Conclude(1).Failure);
    }

    [Fact]
    public void Silence_IsUnreachableAtFirst_AndStalledLater()
    {
        Assert.False(Watch().IsOverdue(TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(13)));
        var silent = Watch();
        Assert.True(silent.IsOverdue(TimeSpan.FromSeconds(15), TimeSpan.Zero));
        Assert.Equal(TargetFailure.Unreachable, silent.Conclude(-1).Failure);

        var stalled = Watch();
        Progress(stalled, 0, 0.4);
        Progress(stalled, 1_500_000, 1.4);
        Assert.False(stalled.IsOverdue(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(9)));
        Assert.True(stalled.IsOverdue(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(10)));
        Assert.Equal(TargetFailure.Stalled, stalled.Conclude(137).Failure);
    }

    [Fact]
    public void ServersWords_AreShown_WithoutSecretsAndControlCharacters()
    {
        var watch = new PushWatch(PushLimits.Default, text => text.Replace("key", "***", StringComparison.Ordinal));
        watch.OnLine("[rtmp @ 0x1] [error] Server error: no stream key\u001b here", TimeSpan.Zero);
        Assert.Equal("It refuses the stream: no stream ***  here", watch.Conclude(1).Detail);
    }

    private static PushWatch Watch() => new(PushLimits.Default, static text => text);

    private static void Progress(PushWatch watch, long microseconds, double at)
    {
        foreach (var line in new[] { "total_size=370", $"out_time_us={microseconds}", "progress=continue" })
            watch.OnLine(line, TimeSpan.FromSeconds(at));
    }
}
