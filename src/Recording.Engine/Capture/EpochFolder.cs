using System.Globalization;
using System.Text.Json;
using Recording.Core.Ffmpeg;
using Recording.Engine.Tasks;

namespace Recording.Engine.Capture;

/// <summary>The folder on local disk in which one capture puts its segments.</summary>
internal sealed class EpochFolder(string path, int epoch)
{
    private const string RecordName = "epoch.json";

    public int Epoch { get; } = epoch;

    public string Path { get; } = path;

    /// <summary>Whether a segment is there, stored or not.</summary>
    public bool HasSegments =>
        Directory.EnumerateFiles(Path).Any(file => SegmentFileName.TryParse(System.IO.Path.GetFileName(file), out _));

    public static EpochFolder In(string trackFolder, int epoch) =>
        new(System.IO.Path.Combine(trackFolder, epoch.ToString("D6", CultureInfo.InvariantCulture)), epoch);

    /// <summary>The folders that are there, oldest capture first.</summary>
    public static IReadOnlyList<EpochFolder> All(string trackFolder) =>
        !Directory.Exists(trackFolder)
            ? []
            : [.. Directory.EnumerateDirectories(trackFolder)
                .Select(path => (Path: path, IsEpoch: int.TryParse(
                    System.IO.Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch), Epoch: epoch))
                .Where(folder => folder.IsEpoch)
                .OrderBy(folder => folder.Epoch)
                .Select(folder => new EpochFolder(folder.Path, folder.Epoch))];

    public EpochRecord? ReadRecord()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(RecordPath), EngineJson.Default.EpochRecord);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            // Never written, or cut by the crash: the segments themselves tell the same, less exactly.
            return null;
        }
    }

    /// <summary>Writes the record where that is possible: a full disk must not end a capture for it.</summary>
    public void WriteRecord(EpochRecord record)
    {
        var temporary = RecordPath + ".new";
        try
        {
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(record, EngineJson.Default.EpochRecord));
            File.Move(temporary, RecordPath, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The segments themselves tell the same, less exactly.
        }
    }

    /// <summary>Removes the folder once every segment in it is stored.</summary>
    public void Remove()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }

    /// <summary>Removes the folder of a track, and of its task, when nothing is in them.</summary>
    public static void RemoveEmpty(string trackFolder)
    {
        RemoveWhenEmpty(trackFolder);
        RemoveWhenEmpty(System.IO.Path.GetDirectoryName(trackFolder)!);
    }

    private string RecordPath => System.IO.Path.Combine(Path, RecordName);

    private static void RemoveWhenEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }
}
