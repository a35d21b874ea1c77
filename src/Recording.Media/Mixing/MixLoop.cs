using Microsoft.Extensions.Logging;
using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>Makes the mix on the clock: each tick when its time has come, whatever the streams do; all that are missing when it was late.</summary>
internal sealed class MixLoop(MixStage stage, MixEncoder encoder, MixEncoding encoding, MixClock clock, TimeSpan origin, TimeProvider time, ILogger logger, string folder)
{
    private readonly int _rate = encoding.TickRate;

    /// <summary>Ticks so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Of them, those that were left out.</summary>
    public long Skipped { get; private set; }

    /// <summary>
    /// Runs until it is stopped, and then makes what is missing up to that moment, without waiting. Throws IOException when the encoder has gone.
    /// </summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var stoppedAt = TimeSpan.MaxValue;
        await using var registration = stop.Register(() => stoppedAt = clock.Now);
        using var timer = new PeriodicTimer(MixTime.Of(1, _rate), time);
        while (!stop.IsCancellationRequested)
        {
            MakeUpTo(MixTime.Passed(clock.Now - MixTiming.Delay - origin, _rate), stop);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        MakeUpTo(MixTime.Within(stoppedAt - origin, _rate), CancellationToken.None);
    }

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
