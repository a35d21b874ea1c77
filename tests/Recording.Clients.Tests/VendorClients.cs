using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Recording.Clients.Tests;

/// <summary>A Node.js process that has the vendor's clients loaded.</summary>
internal sealed class VendorClients : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<ClientResult>> _waiting = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Process _node;
    private readonly Task _reading;
    private int _lastId;

    public VendorClients()
    {
        _node = Process.Start(new ProcessStartInfo("node", ["serve.cjs"])
        {
            WorkingDirectory = Folder(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _reading = ReadAsync();
    }

    public async Task<ClientResult> CallAsync(ClientCall call, int port, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastId);
        var result = new TaskCompletionSource<ClientResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = result;
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _node.StandardInput.WriteLineAsync(call.ToJson(id, port).AsMemory(), cancellationToken);
            await _node.StandardInput.FlushAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
        }

        return await result.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _reading;
        _node.Dispose();
        _writing.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _node.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JsonDocument.Parse(line).RootElement;
            if (_waiting.TryRemove(answer.GetProperty("id").GetInt32(), out var waiting))
                waiting.TrySetResult(ClientResult.Read(answer));
        }

        foreach (var waiting in _waiting.Values)
            waiting.TrySetException(new InvalidOperationException("Node.js has ended."));
    }

    /// <summary>The folder with the clients, in the sources: their packages are installed there.</summary>
    internal static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "Recording.Clients.Tests", "clients");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("The clients' folder is not above the tests.");
    }
}
