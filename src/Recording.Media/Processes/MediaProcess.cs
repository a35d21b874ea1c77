using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Recording.Media.Processes;

/// <summary>
/// A running ffmpeg or ffprobe; the one class that touches <see cref="Process"/>. Both output streams are drained from the
/// start, so the child never blocks on a full pipe, and the last lines of its log are kept.
/// </summary>
internal sealed class MediaProcess : IAsyncDisposable
{
    private const int KeptLines = 40;

    // A pipe can stay open after the child is gone when it had children of its own; nobody waits for them for long.
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(2);

    // What the loader, temporary files and TLS need. Everything else of the service's environment, secrets above all, stays here.
    private static readonly string[] PassedVariables =
        ["PATH", "LD_LIBRARY_PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "SSL_CERT_FILE", "SSL_CERT_DIR"];

    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly LineRing _log = new(KeptLines);
    private readonly CancellationTokenSource _drainLimit = new();
    private readonly Lock _inputGate = new();

    private MediaProcess(Process process, TimeProvider time, Func<StreamReader, CancellationToken, Task> readOutput, Func<string, bool> keepLog)
    {
        _process = process;
        _time = time;
        ProcessId = process.Id;
        var output = readOutput(process.StandardOutput, _drainLimit.Token);
        var log = LinePump.RunAsync(process.StandardError, line => Keep(line, keepLog), _drainLimit.Token);
        Exited = WaitAsync(output, log);
    }

    public int ProcessId { get; }

    /// <summary>Completes with the exit code when the process is gone and its output has been handed on.</summary>
    public Task<int> Exited { get; }

    /// <summary>The last lines of stderr that were worth keeping, oldest first.</summary>
    public IReadOnlyList<string> LastLines => _log.Snapshot();

    /// <summary>
    /// Starts a process, or throws <see cref="ProgramMissingException"/>. The callbacks run on reading threads, one for each
    /// stream; <paramref name="keepLog"/> answers whether a line of stderr belongs to <see cref="LastLines"/>.
    /// </summary>
    public static MediaProcess Start(MediaProcessStart start, TimeProvider time, Action<string> onOutput, Func<string, bool> keepLog) =>
        Start(start, time, (output, ct) => LinePump.RunAsync(output, onOutput, ct), keepLog);

    /// <summary>The same for a process whose output is no text: <paramref name="readOutput"/> reads it to its end, on a thread of its own.</summary>
    public static MediaProcess StartRaw(MediaProcessStart start, TimeProvider time, Action<Stream> readOutput, Func<string, bool> keepLog) =>
        Start(
            start,
            time,
            (output, ct) => Task.Factory.StartNew(
                () => ReadRaw(output.BaseStream, readOutput), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(ct),
            keepLog);

    private static MediaProcess Start(
        MediaProcessStart start, TimeProvider time, Func<StreamReader, CancellationToken, Task> readOutput, Func<string, bool> keepLog)
    {
        var info = new ProcessStartInfo(start.Program, start.Arguments)
        {
            WorkingDirectory = start.WorkingFolder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        info.Environment.Clear();
        foreach (var name in PassedVariables)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                info.Environment[name] = value;
        }

        info.Environment["LC_ALL"] = "C";
        info.Environment["AV_LOG_FORCE_NOCOLOR"] = "1";
        var process = new Process { StartInfo = info };
        try
        {
            process.Start();
        }
        catch (Exception error) when (error is Win32Exception or FileNotFoundException or PlatformNotSupportedException)
        {
            process.Dispose();
            throw new ProgramMissingException(start.Program, error);
        }

        if (start.LowPriority)
            LowerPriority(process);
        return new MediaProcess(process, time, readOutput, keepLog);
    }

    /// <summary>Its standard input, for bytes; whoever writes here must not use <see cref="TryWriteInput"/>.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Writes to its standard input; a closed pipe is no error, because the process may be gone already.</summary>
    public void TryWriteInput(string text)
    {
        try
        {
            lock (_inputGate)
            {
                _process.StandardInput.Write(text);
                _process.StandardInput.Flush();
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Gone: its exit says the rest.
        }
    }

    /// <summary>Asks it to end; where signals do not exist, ends it.</summary>
    public void Terminate()
    {
        if (HasExited)
            return;
        if (!ProcessSignals.TryTerminate(ProcessId))
            Kill();
    }

    /// <summary>Ends it and its children.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // Gone, or going; a kernel that refuses to kill our own child has no second way.
        }
    }

    /// <summary>Waits for the exit at most so long, and answers whether it came.</summary>
    public async Task<bool> WaitAsync(TimeSpan limit, CancellationToken ct)
    {
        try
        {
            await Exited.WaitAsync(limit, _time, ct);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!Exited.IsCompleted)
        {
            Kill();
            await WaitAsync(DrainLimit + DrainLimit, CancellationToken.None);
        }

        _process.Dispose();
        _drainLimit.Dispose();
    }

    private bool HasExited
    {
        get
        {
            try
            {
                return _process.HasExited;
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }
    }

    private static void ReadRaw(Stream output, Action<Stream> read)
    {
        PipeSize.Enlarge(output);
        read(output);
    }

    private static void LowerPriority(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or PlatformNotSupportedException)
        {
            // Finished already, or not allowed here: it runs at the usual priority.
        }
    }

    private void Keep(string line, Func<string, bool> keepLog)
    {
        if (keepLog(line))
            _log.Add(line);
    }

    private async Task<int> WaitAsync(Task output, Task log)
    {
        await _process.WaitForExitAsync();
        _drainLimit.CancelAfter(DrainLimit);
        try
        {
            await Task.WhenAll(output, log);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The pipe outlived the process; what was read counts.
        }

        return _process.ExitCode;
    }
}
