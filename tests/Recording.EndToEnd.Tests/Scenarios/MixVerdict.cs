using Recording.Testing.Mixing;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>Compares a decoded mix with its plan.</summary>
internal static class MixVerdict
{
    public static void Ensure(MixPlanned plan, MixRunReport run, MixReading reading, ITestOutputHelper? output)
    {
        EnsureLength(run, reading, output);
        EnsureColours(plan, run, reading, output);
        EnsureSignals(plan, run, reading, output);
    }

    /// <summary>As long as the wall clock says, and picture and sound alike.</summary>
    private static void EnsureLength(MixRunReport run, MixReading reading, ITestOutputHelper? output)
    {
        var (seconds, wall) = ((double)reading.Frames / MixScenario.FrameRate, (run.Stopped - run.FirstFrame).TotalSeconds);
        output?.WriteLine($"{reading.Frames} frames = {seconds:F3} s, sound {reading.SoundSeconds:F3} s, first frame to stop {wall:F3} s, first frame {(run.FirstFrame - run.Begin).TotalSeconds:F3} s after the first publisher began");
        // The stop is heard of by the mix a moment after it was asked for.
        Assert.InRange(seconds - wall, -1.0 / MixScenario.FrameRate, 0.3);
        Assert.InRange(reading.SoundSeconds - seconds, -0.1, 0.1);
    }

    /// <summary>Each frame has each user's colour where the user is, and nothing of anybody where nobody is.</summary>
    private static void EnsureColours(MixPlanned plan, MixRunReport run, MixReading reading, ITestOutputHelper? output)
    {
        var (judged, wrong) = (0, new List<string>());
        for (var frame = 0; frame < reading.Frames; frame++)
        {
            var recorded = (double)frame / MixScenario.FrameRate;
            var (time, wall) = (run.PlanTime(recorded), run.WallClock(recorded));
            Judge("nobody", time, reading.ColorAt(frame, 0.88, 0.88), Rgb.Black);
            foreach (var user in plan.Users)
            {
                var found = reading.ColorAt(frame, user.X, user.Y);
                if (run.Stays[user.Name].Exists(stay => stay.Shows(wall)))
                    Judge(user.Name, time, found, user.Seen, Rgb.White);
                else if (!run.Stays[user.Name].Exists(stay => stay.MayShow(wall)))
                    Judge("no " + user.Name, time, found, Behind(plan, run, user, wall));
            }
        }

        output?.WriteLine($"{judged} places judged, {wrong.Count} wrong: {string.Join("; ", wrong.Take(12))}");
        Assert.Empty(wrong);

        void Judge(string what, double time, Rgb found, params Rgb[] expected)
        {
            judged++;
            if (!expected.Any(found.IsNear))
                wrong.Add(FormattableString.Invariant($"{time:F2} s {what}: {found}"));
        }
    }

    /// <summary>Dora's pane lies over anna's.</summary>
    private static Rgb[] Behind(MixPlanned plan, MixRunReport run, MixedUser user, DateTimeOffset time)
    {
        if (user.Name != "dora")
            return [Rgb.Black];
        var (anna, stays) = (plan.Users[0], run.Stays["anna"]);
        return stays.Exists(stay => stay.Shows(time)) ? [anna.Seen, Rgb.White]
            : stays.Exists(stay => stay.MayShow(time)) ? [anna.Seen, Rgb.White, Rgb.Black]
            : [Rgb.Black];
    }

    /// <summary>Each planned second has its beep, each beep its flash at the same time, and the grid of seconds never shifts.</summary>
    private static void EnsureSignals(MixPlanned plan, MixRunReport run, MixReading reading, ITestOutputHelper? output)
    {
        var (planned, heard) = (0, 0);
        var apart = new List<double>();
        var shifts = new List<double>();
        foreach (var user in plan.Users)
        {
            var (beeps, flashes) = (reading.Beeps(user.Hertz), reading.Flashes(user.X, user.Y));
            for (var i = 0; i < user.Present.Count; i++)
            {
                // The first packets were on their way a moment before the test heard of them.
                var stay = run.Stays[user.Name][i];
                var start = (stay.Flowing - run.FirstFrame).TotalSeconds - 0.2;
                var end = Math.Min((stay.Leaving - run.FirstFrame).TotalSeconds, (double)reading.Frames / MixScenario.FrameRate);
                for (var second = 1; start + second + 0.7 < end; second++)
                {
                    if (user.IsFrozen(run.PlanTime(start + second), recovery: 1.5))
                        continue;
                    planned++;
                    var (beep, flash) = (Near(beeps, start + second), Near(flashes, start + second));
                    if (beep is null)
                        output?.WriteLine($"no beep of {user.Name} at {run.PlanTime(start + second):F1} s");
                    heard += beep is null ? 0 : 1;
                    if (beep is { } found)
                        shifts.Add(found - start - second);
                    if (beep is { } sound && flash is { } light)
                        apart.Add(Math.Abs(sound - light));
                }
            }
        }

        apart.Sort();
        var p95 = apart[(int)(apart.Count * 0.95)];
        output?.WriteLine($"{heard} of {planned} beeps; flash to beep p50 {apart[apart.Count / 2] * 1000:F0} ms, p95 {p95 * 1000:F0} ms, most {apart[^1] * 1000:F0} ms of {apart.Count}; beeps are {shifts.Min() * 1000:F0} to {shifts.Max() * 1000:F0} ms after they were sent");
        Assert.True(heard >= planned * 0.99, $"{heard} of {planned} beeps");
        Assert.True(apart.Count >= planned * 0.97, $"{apart.Count} flashes with a beep of {planned}");
        Assert.InRange(p95, 0, 0.08);
    }

    private static double? Near(IReadOnlyList<double> times, double expected)
    {
        var near = times.Where(time => Math.Abs(time - expected - 0.2) < 0.45).ToList();
        return near.Count == 0 ? null : near.MinBy(time => Math.Abs(time - expected));
    }
}
