using System.Globalization;
using System.Runtime.InteropServices;
using Recording.Testing.Processes;

namespace Recording.Benchmarks.Results;

/// <summary>What the numbers belong to. Nothing here names the machine.</summary>
internal sealed record MachineDescription(
    int Cores, string Processor, double MemoryGibibytes, string OperatingSystem, string Kernel, string Dotnet, string Ffmpeg, string Nginx)
{
    public static async Task<MachineDescription> ReadAsync(CancellationToken cancellationToken)
    {
        var ffmpeg = await Command.RunAsync("ffmpeg", ["-version"], cancellationToken);
        await using var nginx = ChildProcess.Start(File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx", ["-v"]);
        await nginx.Exited.WaitAsync(cancellationToken);
        var memory = Value("/proc/meminfo", "MemTotal", ':').Split(' ')[0];
        return new MachineDescription(
            Environment.ProcessorCount,
            Value("/proc/cpuinfo", "model name", ':'),
            Math.Round(double.Parse(memory, CultureInfo.InvariantCulture) / (1 << 20), 1),
            Value("/etc/os-release", "PRETTY_NAME", '=').Trim('"'),
            Environment.OSVersion.Version.ToString(3),
            RuntimeInformation.FrameworkDescription,
            ffmpeg.Split(' ')[2],
            nginx.Log.Split('/').Last().Trim());
    }

    /// <summary>The three load averages.</summary>
    public static string LoadAverage() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    private static string Value(string path, string key, char separator)
    {
        var line = File.ReadLines(path).FirstOrDefault(text => text.StartsWith(key, StringComparison.Ordinal));
        return line is null ? "unknown" : line[(line.IndexOf(separator, StringComparison.Ordinal) + 1)..].Trim();
    }
}
