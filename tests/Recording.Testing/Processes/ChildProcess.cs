using System.Collections.Concurrent;
using System.Diagnostics;

namespace Recording.Testing.Processes;

/// <summary>
/// A child process whose output is collected line by line, and which does not outlive this process
/// as long as this process ends in an orderly way.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, ChildProcess> Living = new();

    // How long output that was written before the end may take to arrive.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Task _ended;
    private readonly ProcessLog _log;

    static ChildProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var child in Living.Values)
            child.Kill();
    };

    private ChildProcess(Process process, Task ended, ProcessLog log)
    {
        _process = process;
        _ended = ended;
        _log = log;
        Id = process.Id;
        Living[Id] = this;
        Exited = WatchAsync();
    }

    /// <summary>The process id.</summary>
    public int Id { get; }

    /// <summary>Completes with the exit code once the process has ended and all its output was read. Signals show as 128 + number.</summary>
    public Task<int> Exited { get; }

    /// <summary>The last lines of standard output and standard error, in order of arrival.</summary>
    public string Log => _log.ToString();

    /// <summary>Every line that was seen so far, up to the log's bound.</summary>
    public IReadOnlyList<string> LogLines => _log.Lines;

    /// <summary>Starts a program with exactly these arguments; no shell is involved.</summary>
    /// <param name="program">A path, or a name on PATH.</param>
    /// <param name="arguments">One element an argument.</param>
    /// <param name="environment">Variables to set (or to remove, when null) on top of this process's own.</param>
    /// <param name="onOutput">Called with each line of standard output, which is then kept out of the log.</param>
    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment = null,
        Action<string>? onOutput = null)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            info.Environment[name] = value;

        var log = new ProcessLog();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = info, EnableRaisingEvents = true };
        process.Exited += (_, _) => ended.TrySetResult();
        process.OutputDataReceived += (_, line) => Take(line.Data, onOutput ?? log.Add);
        process.ErrorDataReceived += (_, line) => Take(line.Data, log.Add);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProcess(process, ended.Task, log);
    }

    /// <summary>Sends a signal to the process itself, not to its children; false when it has already ended.</summary>
    public bool Signal(UnixSignal signal) => !Exited.IsCompleted && UnixSignals.Send(Id, signal);

    /// <summary>Kills the process and everything it started.</summary>
    public void Kill()
    {
        if (Exited.IsCompleted)
            return;

        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended between the check and the call.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        _process.Dispose();
    }

    private static void Take(string? line, Action<string> action)
    {
        if (line is not null)
            action(line);
    }

    private async Task<int> WatchAsync()
    {
        await _ended;
        Living.TryRemove(Id, out _);
        try
        {
            await _process.WaitForExitAsync().WaitAsync(OutputGrace);
        }
        catch (TimeoutException)
        {
            // A child of the child has inherited its output and lives on; that must not hide this one's end.
        }

        return _process.ExitCode;
    }
}
