using System.Globalization;

namespace Recording.Faults.Tests.Soak;

/// <summary>What a process holds of the machine.</summary>
/// <param name="MemoryMegabytes">Resident, of the process without its children.</param>
/// <param name="Handles">Open file descriptors.</param>
/// <param name="Threads">Threads.</param>
/// <param name="SpoolFiles">Files in the spool and in work.</param>
internal sealed record SoakSample(double MemoryMegabytes, int Handles, int Threads, int SpoolFiles)
{
    public static SoakSample Take(int processId, string dataFolder)
    {
        var status = File.ReadLines($"/proc/{processId}/status").ToList();
        return new SoakSample(
            Number(status, "VmRSS:") / 1024.0,
            Directory.EnumerateFileSystemEntries($"/proc/{processId}/fd").Count(),
            Number(status, "Threads:"),
            Count(Path.Combine(dataFolder, "spool")) + Count(Path.Combine(dataFolder, "work")));
    }

    public static SoakSample Median(IEnumerable<SoakSample> samples)
    {
        var all = samples.ToList();
        return new SoakSample(Middle(sample => sample.MemoryMegabytes), (int)Middle(sample => sample.Handles), (int)Middle(sample => sample.Threads), (int)Middle(sample => sample.SpoolFiles));

        double Middle(Func<SoakSample, double> figure) => all.Select(figure).Order().ElementAt(all.Count / 2);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{MemoryMegabytes:F0} MB, {Handles} handles, {Threads} threads, {SpoolFiles} files");

    private static int Number(List<string> status, string key) =>
        int.Parse(status.Single(line => line.StartsWith(key, StringComparison.Ordinal))[key.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static int Count(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count() : 0;
        }
        catch (DirectoryNotFoundException)
        {
            return 0; // A folder went while it was counted.
        }
    }
}
