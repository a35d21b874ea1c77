using System.Diagnostics;
using System.Globalization;
using Recording.Engine.CrashChild;
using Recording.Testing;
using Recording.Testing.Webhooks;

namespace Recording.Engine.Tests.Crash;

/// <summary>A process whose tasks write and deliver callbacks is killed with SIGKILL at random points, over and over.</summary>
public sealed class DeliveryCrashTests
{
    private const int Tasks = 8;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(5);

    [Fact]
    public Task Kill9_At200RandomPoints_NothingIsLostAndOrderIsKept() => Task.WhenAll(KillAsync(seed: 1, kills: 100), KillAsync(seed: 2, kills: 100));

    private static async Task KillAsync(int seed, int kills)
    {
        using var bound = new CancellationTokenSource(Bound);
        using var folder = new TempFolder("delivery-crash");
        await using var receiver = await WebhookReceiver.StartAsync(bound.Token);
        var log = new ReceiverLog();
        receiver.Answer = log.Take;
        var callbacks = kills * 2;
        // Not secret, only different from life to life.
#pragma warning disable CA5394
        var random = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            var enough = log.Begin(random.Next(1, 15));
            using var child = Start(folder.Path, receiver.Url, callbacks);
            await enough.WaitAsync(bound.Token);
            // Somewhere between this callback's arrival and what follows it.
            Thread.SpinWait(random.Next(0, 200_000));
            child.Kill();
            await child.WaitForExitAsync(bound.Token);
            Assert.Equal("", await child.StandardError.ReadToEndAsync(bound.Token));
        }
#pragma warning restore CA5394

        _ = log.Begin(int.MaxValue);
        using var last = Start(folder.Path, receiver.Url, callbacks);
        Assert.Equal(CallbackWork.Done, await last.StandardOutput.ReadLineAsync(bound.Token));

        Assert.Equal(Tasks, log.Seen.Count);
        Assert.All(log.Seen.Values, seen => EnsureComplete(seen, callbacks));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{kills} kills, {Tasks * callbacks} callbacks, {log.Seen.Values.Sum(seen => seen.Count) - (Tasks * callbacks)} came twice");
    }

    /// <summary>Every number in order; one that comes again does so at once, and because the process died in between.</summary>
    private static void EnsureComplete(List<(long Sequence, int Life)> seen, int callbacks)
    {
        Assert.Equal(Enumerable.Range(1, callbacks).Select(n => (long)n), seen.Select(one => one.Sequence).Distinct());
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(
            pair.Second.Sequence == pair.First.Sequence + 1
            || (pair.Second.Sequence == pair.First.Sequence && pair.Second.Life > pair.First.Life)));
    }

    private static Process Start(string folder, string receiver, int callbacks) => Process.Start(
        new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Recording.Engine.CrashChild.dll"),
                folder,
                receiver,
                Tasks.ToString(CultureInfo.InvariantCulture),
                callbacks.ToString(CultureInfo.InvariantCulture),
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
