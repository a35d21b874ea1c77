namespace Recording.Demo;

/// <summary>Records a live stream from its first packet to files that play, and shows each step.</summary>
internal static class RecordingDemo
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>True when everything that was promised is there.</summary>
    public static async Task<bool> RunAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        Say("Preparing an RTMP server, a test stream, a webhook receiver and the recording server ...");
        await using var stage = await DemoStage.SetAsync(options, cancellationToken);
        Say($"  stream   {stage.StreamUrl}\n  server   {stage.Server.Address.GetLeftPart(UriPartial.Authority)}\n  data     {stage.Server.Data}\n");
        try
        {
            var faults = await RecordAsync(stage, options, cancellationToken);
            await stage.Server.StopAsync(cancellationToken);
            Say($"\nThe files stay in {stage.Server.Data}. Their server has ended; ./run --data {stage.Server.Data} starts it again.");
            foreach (var fault in faults)
                Say($"FAULT: {fault}");
            return faults.Count == 0;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var log = stage.Server.Log.Split('\n');
            await Console.Error.WriteLineAsync($"\nThe server's last words:\n{string.Join('\n', log.TakeLast(30))}");
            throw;
        }
    }

    private static async Task<List<string>> RecordAsync(DemoStage stage, DemoOptions options, CancellationToken cancellationToken)
    {
        var client = new DemoClient(stage.Server.Client);
        var begin = TimeProvider.System.GetUtcNow() - Second;
        var template = await client.CreateTemplateAsync(cancellationToken);
        var job = await client.SubmitAsync(template, stage.StreamUrl, stage.NotifyUrl, cancellationToken);
        Say($"SubmitLiveRecordJob -> job {job}");

        var progress = new ProgressLine(Console.Out, !Console.IsOutputRedirected);
        await WatchAsync(client, job, progress, state => state.State == JobProgress.Running, StartTimeout, cancellationToken);
        var wallClock = TimeProvider.System.GetTimestamp();
        await WatchAsync(
            client, job, progress, _ => TimeProvider.System.GetElapsedTime(wallClock) >= options.Recorded, options.Recorded * 2, cancellationToken);
        await client.StopAsync(job, cancellationToken);
        var end = await WatchAsync(client, job, progress, state => state.State == JobProgress.Stopped, EndTimeout, cancellationToken);
        progress.End();
        Say($"StopLiveRecordJob -> {end.State}{(end.ExitReason is null ? "" : $" ({end.ExitReason})")}\n\nFiles");

        List<string> faults = [];
        if (end.RecordedSeconds < options.Recorded.TotalSeconds * 0.9)
            faults.Add($"only {end.RecordedSeconds:0.0} s of {options.Recorded.TotalSeconds:0} s were recorded");

        var files = await client.WaitForFilesAsync(job, EndTimeout, cancellationToken);
        using var outsider = new HttpClient();
        foreach (var file in files)
        {
            var proof = await FileProof.GetAsync(outsider, file, cancellationToken);
            Say($"  {proof}");
            faults.AddRange(proof.Faults(end.RecordedSeconds));
        }

        Say("\nCallback records");
        var domain = new Uri(stage.StreamUrl).Host;
        var callbacks = await client.WaitForCallbacksAsync(domain, stage.NotifyUrl, begin, files.Count, EndTimeout, cancellationToken);
        foreach (var callback in callbacks)
            Say($"  {callback}");
        if (stage.Webhooks.Requests.Count == 0)
            faults.Add("the webhook receiver has got nothing, whatever the records say");
        return faults;
    }

    private static async Task<JobProgress> WatchAsync(
        DemoClient client, string job, ProgressLine progress, Func<JobProgress, bool> isDone, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var state = await client.GetAsync(job, cancellationToken);
            progress.Show(state.ToString());
            if (isDone(state))
                return state;

            if (state.State == JobProgress.Stopped)
                throw new InvalidOperationException($"The job has ended by itself: {state.ExitReason}");
            if (TimeProvider.System.GetElapsedTime(begin) > timeout)
                throw new TimeoutException($"The job is still {state.State} after {timeout.TotalSeconds:0} s.");
            await Task.Delay(Second, cancellationToken);
        }
    }

    private static void Say(string text) => Console.WriteLine(text);
}
