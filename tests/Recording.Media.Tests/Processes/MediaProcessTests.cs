using Recording.Media.Processes;

namespace Recording.Media.Tests.Processes;

public sealed class MediaProcessTests
{
    [Fact]
    public async Task Output_is_drained_and_only_the_last_lines_are_kept()
    {
        var lines = 0;
        await using var process = Start("i=0; while [ $i -lt 20000 ]; do echo line $i >&2; i=$((i+1)); done; head -c 300000 /dev/zero | tr '\\0' x", _ => lines++);

        Assert.Equal(0, await process.Exited.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal(40, process.LastLines.Count);
        Assert.Equal("line 19999", process.LastLines[^1]);
        Assert.Equal(1, lines);
    }

    [Fact]
    public async Task The_environment_of_the_service_stays_with_the_service()
    {
        Environment.SetEnvironmentVariable("RECORDING_TEST_SECRET", "secret");
        var lines = new List<string>();
        await using var process = Start("env", lines.Add);
        await process.Exited.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(lines, l => l.Contains("secret", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(lines, l => l.StartsWith("PATH=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_that_ignores_signals_is_killed_with_its_children()
    {
        var ready = new TaskCompletionSource<int>();
        await using var process = Start("trap '' TERM; sleep 60 & echo $!; wait; sleep 60", l => ready.TrySetResult(int.Parse(l, System.Globalization.CultureInfo.InvariantCulture)));
        var child = await ready.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        process.Terminate();
        Assert.False(await process.WaitAsync(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken));
        process.Kill();

        Assert.True(await process.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        Assert.Equal(137, await process.Exited);
        SpinWait.SpinUntil(() => !IsAlive(child), TimeSpan.FromSeconds(5));
        Assert.False(IsAlive(child));
        process.Terminate();
        process.Kill();
        process.TryWriteInput("q");
    }

    [Fact]
    public void A_missing_program_has_an_exception_of_its_own() => Assert.Throws<ProgramMissingException>(() =>
        MediaProcess.Start(new MediaProcessStart("no-such-program", [], "/"), TimeProvider.System, _ => { }, _ => true));

    private static MediaProcess Start(string script, Action<string> onOutput) => MediaProcess.Start(
        new MediaProcessStart("sh", ["-c", script], Path.GetTempPath()), TimeProvider.System, onOutput, _ => true);

    // A process that nobody has collected yet is dead too.
    private static bool IsAlive(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1][0] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }
}
