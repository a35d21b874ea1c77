using System.Globalization;
using System.Text;
using Recording.Benchmarks.Streams;
using Recording.Benchmarks.Usage;

namespace Recording.Benchmarks.Results;

/// <summary>The results for people.</summary>
internal static class MarkdownReport
{
    private const double Mebibyte = 1 << 20;

    public static string Of(BenchmarkReport report)
    {
        var machine = report.Machine;
        var text = new StringBuilder();
        Add(text, $"Measured {report.Begun:yyyy-MM-dd HH:mm} UTC: {machine.Cores} cores ({machine.Processor}), {machine.MemoryGibibytes:0.0} GiB,");
        Add(text, $"{machine.OperatingSystem}, Linux {machine.Kernel}, {machine.Dotnet}, FFmpeg {machine.Ffmpeg}, nginx {machine.Nginx}.");
        Add(text, $"{report.SecondsEach} s each, median of the quieter half of {report.Captures[0].Service.Windows.Count} windows; load before {report.LoadBefore}, after {report.LoadAfter}.");
        AddCpu(text, report.Captures);
        AddMemory(text, report.Captures);
        AddStarts(text, report);
        AddLags(text, report.Captures);
        return text.ToString();
    }

    private static void AddCpu(StringBuilder text, IReadOnlyList<CaptureResult> captures)
    {
        Add(text, $"\n### CPU, percent of one core for each recording\n");
        Add(text, $"| N | nginx `record all` | service: FFmpeg | service: .NET | service | service / nginx | nginx serving the players | rest of the machine: nginx records / nobody / service |");
        Add(text, $"|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var one in captures)
        {
            // Two decimals of a difference that is noise would be a joke.
            var ratio = one.NginxRecordCpu > 0.005 ? string.Create(CultureInfo.InvariantCulture, $"{one.ServiceCpu / one.NginxRecordCpu:0.0}") : "-";
            PhaseResult[] phases = [one.NginxRecord, one.NginxPlain, one.Service];

            // The machine counts in steps of 10 ms and the processes do not, so an idle rest can come out a little below zero.
            var rest = string.Join(" / ", phases.Select(phase => Math.Max(0, phase.Median(window => window.Rest)).ToString("0", CultureInfo.InvariantCulture)));
            Add(text, $"| {one.Recordings} | {one.NginxRecordCpu:0.000} | {one.FfmpegCpu:0.000} | {one.ServerCpu:0.000} | {one.ServiceCpu:0.000} | {ratio} | {one.NginxPlayCpu:0.000} | {rest} |");
        }
    }

    private static void AddMemory(StringBuilder text, IReadOnlyList<CaptureResult> captures)
    {
        Add(text, $"\n### Memory in MiB (RSS / PSS), and what was written\n");
        Add(text, $"| N | nginx worker, recording | FFmpeg, each | .NET, idle | .NET, recording | service for each recording | written by nginx | written by the service |");
        Add(text, $"|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var one in captures)
        {
            var memory = one.Service.Memory;
            var all = new MemorySize(memory.Server.RssBytes + memory.Ffmpeg.RssBytes, memory.Server.PssBytes + memory.Ffmpeg.PssBytes);
            Add(text, $"| {one.Recordings} | {Size(one.NginxRecord.Memory.Nginx, 1)} | {Size(memory.Ffmpeg, one.Recordings)} | {Size(one.IdleService.Server, 1)} | {Size(memory.Server, 1)} | {Size(all, one.Recordings)} | {one.NginxRecord.WrittenMegabitsPerStream:0.00} Mbit/s each | {one.Service.WrittenMegabitsPerStream:0.00} Mbit/s each |");
        }
    }

    private static void AddStarts(StringBuilder text, BenchmarkReport report)
    {
        Add(text, $"\n### From request to first byte, seconds (segments of {RecordedStreams.SliceSeconds} s)\n");
        Add(text, $"| jobs | first byte on local disk, p50 | max | first object visible, p50 | max |");
        Add(text, $"|:--|--:|--:|--:|--:|");
        AddStart(text, "one after the other", report.Starts);
        foreach (var one in report.Captures)
            AddStart(text, "at once", one.BurstStart);
    }

    private static void AddStart(StringBuilder text, string name, StartResult start)
    {
        if (start is { FirstByte: { } bytes, FirstObject: { } objects })
            Add(text, $"| {objects.Count} {name} | {bytes.P50:0.00} | {bytes.Max:0.00} | {objects.P50:0.00} | {objects.Max:0.00} |");
    }

    private static void AddLags(StringBuilder text, IReadOnlyList<CaptureResult> captures)
    {
        Add(text, $"\n### From the end of a segment to its object, milliseconds\n");
        Add(text, $"| N | segments | object visible, p50 | p99 | max | manifest row committed, local file deleted (log), p50 | p99 | max |");
        Add(text, $"|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var one in captures)
        {
            if (one is { CloseToObject: { } seen, CloseToManifest: { } logged })
                Add(text, $"| {one.Recordings} | {seen.Count} | {seen.P50:0.0} | {seen.P99:0.0} | {seen.Max:0.0} | {logged.P50:0} | {logged.P99:0} | {logged.Max:0} |");
        }
    }

    private static string Size(MemorySize size, int parts) =>
        string.Create(CultureInfo.InvariantCulture, $"{size.RssBytes / Mebibyte / parts:0.0} / {size.PssBytes / Mebibyte / parts:0.0}");

    private static void Add(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
