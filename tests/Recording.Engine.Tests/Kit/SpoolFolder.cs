using Recording.Engine.Settings;

namespace Recording.Engine.Tests.Kit;

/// <summary>Local folders of a worker, removed with the test.</summary>
internal sealed class SpoolFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("recording-engine-").FullName;

    public WorkFolders Folders => new(Path.Combine(_root, "spool"), Path.Combine(_root, "work"));

    public string this[string name] => Path.Combine(_root, name);

    /// <summary>Segments on local disk.</summary>
    public IReadOnlyList<string> Segments =>
        Directory.Exists(Folders.Spool) ? Directory.GetFiles(Folders.Spool, "*.ts", SearchOption.AllDirectories) : [];

    public void Dispose()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(_root, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 10)
            {
                // A process that a test let die clears its own folders to the end of what it was at.
            }
        }
    }
}
