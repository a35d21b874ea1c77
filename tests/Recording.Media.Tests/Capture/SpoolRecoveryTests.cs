using System.Diagnostics;
using Recording.Media.Capture;
using Recording.Media.Tests.Kit;

namespace Recording.Media.Tests.Capture;

public sealed class SpoolRecoveryTests(Sample sample, RtmpServer server)
{
    [Fact]
    public async Task What_a_dead_process_left_is_found_with_the_times_that_were_reported()
    {
        var url = server.Url("notify", nameof(SpoolRecoveryTests));
        await using var publisher = Publisher.Start(sample.First, url);
        await using var run = await RecordingTests.StartedAsync(url);
        await run.Observed.UntilAsync(o => o.Segments.Count >= 2 && o.Recorded > o.Segments[^1].Start + o.Segments[^1].Duration + TimeSpan.FromSeconds(1));
        Signals.Kill(run.ProcessId());
        await run.Exit;
        var reported = run.Observed.Segments.ToList();
        await File.WriteAllTextAsync(Path.Combine(run.Folder, "notes.txt"), "no segment", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(run.Folder, "seg000098.ts"), [], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(run.Folder, "seg000099.ts"), new byte[1000], TestContext.Current.CancellationToken);

        var recovery = new SpoolRecovery(run.Probe);
        var all = await recovery.FindAsync(run.Folder, 0, TestContext.Current.CancellationToken);
        Assert.Equal(reported.Select(s => (s.Index, s.Path, s.Bytes, s.IsTail)), all.Select(s => (s.Index, s.Path, s.Bytes, s.IsTail)));
        Assert.All(reported.Zip(all), p =>
        {
            Assert.InRange((p.First.Start - p.Second.Start).Duration(), TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
            Assert.InRange((p.First.Duration - p.Second.Duration).Duration(), TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
            Assert.InRange((p.First.ClosedAt - p.Second.ClosedAt).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
        });

        // Stored segments are deleted, so the first ones are usually gone.
        File.Delete(reported[0].Path);
        var rest = await recovery.FindAsync(run.Folder, 1, TestContext.Current.CancellationToken);
        Assert.Equal(all.Skip(1), rest);
        Assert.Empty(await recovery.FindAsync(Path.Combine(run.Folder, "nowhere"), 0, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_capture_whose_parent_is_gone_is_killed_and_others_are_left_alone()
    {
        var root = Directory.CreateTempSubdirectory("rec-orphans-").FullName;
        var folder = Directory.CreateDirectory(Path.Combine(root, "epoch")).FullName;
        // A shell in the spool is an operator's; the ffmpeg that it leaves behind has the argument that tells a capture.
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c",
            "ffmpeg -nostdin -v error -re -f lavfi -i anullsrc -t 60 -f segment -segment_time 2 -segment_format mpegts seg%06d.ts </dev/null >/dev/null 2>&1 & echo $!"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        var orphan = int.Parse((await shell.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, System.Globalization.CultureInfo.InvariantCulture);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var bystander = Process.Start(new ProcessStartInfo("sleep", ["60"]) { WorkingDirectory = folder })!;
        SpinWait.SpinUntil(() => File.Exists(Path.Combine(folder, "seg000000.ts")), TimeSpan.FromSeconds(10));

        Assert.Equal(0, OrphanedCaptures.KillAll(Path.Combine(root, "elsewhere")));
        Assert.Equal(1, OrphanedCaptures.KillAll(root));
        // A zombie, which nobody may have collected yet, shows no folder.
        Assert.Null(WorkingFolder(orphan));
        Assert.Equal(0, OrphanedCaptures.KillAll(root));
        Assert.False(bystander.HasExited);

        bystander.Kill();
        await bystander.WaitForExitAsync(TestContext.Current.CancellationToken);
        Directory.Delete(root, recursive: true);
    }

    private static string? WorkingFolder(int processId)
    {
        try
        {
            return new FileInfo($"/proc/{processId}/cwd").LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
