using System.Globalization;
using System.Text.Json;
using Recording.Engine.Tasks;

namespace Recording.Engine.Capture;

/// <summary>The folder on local disk in which one capture puts its segments.</summary>
internal sealed class EpochFolder(string path, int epoch)
{
    private const string RecordName = "epoch.json";

    public int Epoch { get; } = epoch;

    public string Path { get; } = path;

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

    public void WriteRecord(EpochRecord record)
    {
        var temporary = RecordPath + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(record, EngineJson.Default.EpochRecord));
        File.Move(temporary, RecordPath, overwrite: true);
    }

    /// <summary>Removes the folder once every segment in it is stored.</summary>
    public void Remove()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
        var track = System.IO.Path.GetDirectoryName(Path)!;
        RemoveWhenEmpty(track);
        RemoveWhenEmpty(System.IO.Path.GetDirectoryName(track)!);
    }

    private string RecordPath => System.IO.Path.Combine(Path, RecordName);

    private static void RemoveWhenEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }
}
