using System.Diagnostics;

namespace Recording.Storage.Tests.Crash;

/// <summary>The other process: uses a data folder until it is killed.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(string file, params IEnumerable<string> arguments) => _process = Process.Start(
        new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static string Library => Path.Combine(AppContext.BaseDirectory, "Recording.Storage.CrashChild.dll");

    // The one that runs the tests, where it is that one.
    private static string Dotnet =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    public static ChildProcess Start(string mode, string folder) => new(Dotnet, Library, mode, folder);

    /// <summary>Starts it with a small disk of its own on the folder, seen by nobody else.</summary>
    /// <param name="mode">What it does.</param>
    /// <param name="folder">Where the disk is mounted.</param>
    /// <param name="mountOptions">Size and the like.</param>
    public static ChildProcess StartOnDisk(string mode, string folder, string mountOptions) => new(
        "unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
        "mount -t tmpfs -o \"$1\" none \"$2\" && exec \"$3\" \"$4\" \"$5\" \"$2\"",
        "sh", mountOptions, folder, Dotnet, Library, mode);

    /// <summary>Whether this machine lets an ordinary user mount a disk of his own.</summary>
    public static async Task<bool> CanMountAsync(string folder, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            using var child = new ChildProcess(
                "unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", folder);
            await child._process.WaitForExitAsync(cancellationToken);
            return child._process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken);

    /// <summary>Kills it as soon as it has said so many lines, and answers every whole line that it said.</summary>
    public async Task<List<string>> KillAfterAsync(int lines, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        while (said.Count < lines)
        {
            said.Add(await ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync(cancellationToken)));
        }

        Kill();
        await _process.WaitForExitAsync(cancellationToken);
        var rest = await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        said.AddRange(rest.Split('\n')[..^1]);
        return said;
    }

    /// <summary>Lets it end by itself and answers its exit code, output and errors.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> EndAsync(CancellationToken cancellationToken)
    {
        var (output, errors) = (
            _process.StandardOutput.ReadToEndAsync(cancellationToken), _process.StandardError.ReadToEndAsync(cancellationToken));
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, await output, await errors);
    }

    /// <summary>SIGKILL: it gets no chance to clean up.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
