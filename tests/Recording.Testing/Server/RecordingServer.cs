using Recording.Testing.Azurite;
using Recording.Testing.Processes;

namespace Recording.Testing.Server;

/// <summary>The real server as a child process on a free loopback port, which can be killed and started again on the same data.</summary>
public sealed class RecordingServer : IAsyncDisposable
{
    /// <summary>The access key's id.</summary>
    public const string KeyId = "testid";

    /// <summary>The access key's secret, which is also the key of the plain HTTP form.</summary>
    public const string Key = "testsecret";

    private const int MaxAttempts = 5;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly RecordingServerOptions _options;
    private readonly TempFolder? _folder;
    private readonly List<ProcessIdentity> _orphans = [];
    private readonly List<string> _earlierLogs = [];
    private ChildProcess? _process;
    private AzuriteServer? _azurite;

    private RecordingServer(RecordingServerOptions options)
    {
        _options = options;
        _folder = options.DataFolder is null ? new TempFolder("data") : null;
        Data = Path.GetFullPath(options.DataFolder ?? _folder!.Path);
        (Address, Client) = NewAddress();
    }

    /// <summary>Where the server answers. It stays the same over restarts.</summary>
    public Uri Address { get; private set; }

    /// <summary>A client with the server's key.</summary>
    public RecordingClient Client { get; private set; }

    /// <summary>The server's data folder.</summary>
    public string Data { get; }

    /// <summary>The storage account that the server stores in; null when that is its data folder.</summary>
    public AzuriteServer? Azurite => _azurite;

    /// <summary>The id of the running process.</summary>
    public int ProcessId => Running.Id;

    /// <summary>What the server has logged, in all its lives.</summary>
    public string Log => string.Join('\n', [.. _earlierLogs, _process?.Log ?? ""]);

    private ChildProcess Running => _process ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>Starts a server and waits until it is ready.</summary>
    public static async Task<RecordingServer> StartAsync(RecordingServerOptions options, CancellationToken cancellationToken)
    {
        var server = new RecordingServer(options);
        try
        {
            if (options.UsesAzurite)
                server._azurite = await AzuriteServer.StartAsync(cancellationToken);
            for (var attempt = 1; !await server.TryStartAsync(mayMove: attempt < MaxAttempts, cancellationToken); attempt++)
            {
                server.Client.Dispose();
                (server.Address, server.Client) = NewAddress();
            }

            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server again on the same data and the same address, after <see cref="Kill9Async(CancellationToken)"/> or <see cref="StopAsync"/>.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        if (_process is not null)
            throw new InvalidOperationException("The server is still running.");
        await TryStartAsync(mayMove: false, cancellationToken);
    }

    /// <summary>Kills the server alone, as the kernel does when memory runs out: its children are left as orphans, and nothing is finished.</summary>
    public async Task Kill9Async(CancellationToken cancellationToken)
    {
        _orphans.AddRange(ProcessIdentity.DescendantsOf(Running.Id));
        Running.Signal(UnixSignal.Kill);
        await Running.Exited.WaitAsync(cancellationToken);
        await ForgetAsync();
    }

    /// <summary>Kills it the moment that a task completes; whoever completes the task may have killed it already.</summary>
    public async Task Kill9Async(Task moment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(moment);
        // Before, since it takes longer than the moment lasts.
        _orphans.AddRange(ProcessIdentity.DescendantsOf(Running.Id));
        await moment;
        await Kill9Async(cancellationToken);
    }

    /// <summary>Presses Ctrl-C, waits for the end, and answers the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        // SIGTERM takes the same way through the server, for shells that made all their children deaf to SIGINT.
        Running.Signal(UnixSignals.IsIgnored(Running.Id, UnixSignal.Interrupt) ? UnixSignal.Terminate : UnixSignal.Interrupt);
        var code = await Running.Exited.WaitAsync(cancellationToken);
        await ForgetAsync();
        return code;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        foreach (var orphan in _orphans)
            await orphan.KillAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        Client.Dispose();
        _folder?.Dispose();
    }

    private static (Uri Address, RecordingClient Client) NewAddress()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        return (address, new RecordingClient(address, Key));
    }

    private async Task<bool> TryStartAsync(bool mayMove, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> environment = new() { [$"Recording__AccessKeys__{KeyId}"] = Key };
        if (_azurite is not null)
            environment["Recording__Storage__Azure__ConnectionString"] = _azurite.ConnectionString;
        // The in-memory Durable engine runs no more activities at a time than it sees processors, and a capture is one.
        if (BuiltServer.IsFunctions)
            environment["DOTNET_PROCESSOR_COUNT"] = "64";
        foreach (var (name, value) in _options.Environment)
            environment[name] = value;
        _process = BuiltServer.Start(_options.Assembly, ["--urls", Address.ToString().TrimEnd('/'), "--data", Data], environment);

        var begin = TimeProvider.System.GetTimestamp();
        while (!await IsReadyAsync(cancellationToken))
        {
            var isOver = TimeProvider.System.GetElapsedTime(begin) > _options.StartTimeout;
            if (isOver || _process.Exited.IsCompleted)
            {
                _process.Kill();
                var code = await _process.Exited;
                var log = _process.Log;
                await ForgetAsync();
                if (mayMove && !isOver && log.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
                    return false;
                throw new InvalidOperationException($"The server is not ready ({(isOver ? "time is up" : $"it ended with {code}")}):\n{log}");
            }

            await Task.WhenAny(_process.Exited, Task.Delay(PollInterval, cancellationToken));
        }

        return true;
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Client.Http.GetAsync(new Uri("/healthz", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode && !Running.Exited.IsCompleted;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task ForgetAsync()
    {
        if (_process is null)
            return;
        _earlierLogs.Add(_process.Log);
        await _process.DisposeAsync();
        _process = null;
    }
}
