using Microsoft.Extensions.Logging;
using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>Makes the mix on the clock: each tick when its time has come, whatever the streams do; all that are missing when it was late.</summary>
internal sealed class MixLoop(MixStage stage, MixEncoder encoder, MixEncoding encoding, MixClock clock, TimeSpan origin, ILogger logger, string folder)
{
    private readonly int _rate = encoding.TickRate;

    /// <summary>Ticks so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Of them, those that were left out.</summary>
    public long Skipped { get; private set; }

    /// <summary>
    /// Runs until it is stopped, and then makes what is missing up to that moment, without waiting. Throws IOException when the encoder has gone. It has a
    /// thread of its own: workers of the pool wait by spinning, which for so short and so many waits costs more than the work between them.
    /// </summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.Factory.StartNew(() => Run(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(CancellationToken stop)
    {
        var stoppedAt = long.MaxValue;
        using var registration = stop.Register(() => Volatile.Write(ref stoppedAt, clock.Now.Ticks));
        while (!stop.IsCancellationRequested)
        {
            MakeUpTo(MixTime.Passed(clock.Now - MixTiming.Delay - origin, _rate), stop);
            var next = origin + MixTime.Of(Ticks + 1, _rate) + MixTiming.Delay - clock.Now;
            if (next > TimeSpan.Zero)
                stop.WaitHandle.WaitOne(WholeMilliseconds(next));
        }

        // A stop is seen here a moment before it is noted, or long after it when the encoder kept this thread waiting.
        var end = new TimeSpan(Math.Min(Volatile.Read(ref stoppedAt), clock.Now.Ticks));
        MakeUpTo(MixTime.Within(end - origin, _rate), CancellationToken.None);
    }

    /// <summary>Rounded up: a wait drops what is less than a millisecond, and would be none at the end, again and again until the time has come.</summary>
    private static int WholeMilliseconds(TimeSpan time) => (int)Math.Ceiling(time.TotalMilliseconds);

    private void MakeUpTo(long due, CancellationToken stop)
    {
        var tooLate = due - Ticks - (long)(MixTiming.MostBehind.TotalSeconds * _rate);
        if (tooLate > 0)
        {
            Log.MixSkips(logger, folder, tooLate);
            Ticks += tooLate;
            Skipped += tooLate;
        }

        for (; Ticks < due && !stop.IsCancellationRequested; Ticks++)
            Make(Ticks);
    }

    private void Make(long tick)
    {
        var at = origin + MixTime.Of(tick, _rate);
        stage.MoveTo(at);
        if (encoding.Audio is { } audio)
        {
            var first = MixTime.SamplesBefore(tick, _rate, audio.SampleRate);
            encoder.WriteSound(first, stage.Sum(at, (int)(MixTime.SamplesBefore(tick + 1, _rate, audio.SampleRate) - first)));
        }

        if (encoding.Video is not null)
            encoder.WritePicture(tick, stage.Draw(at));
    }
}
