using Recording.Storage.Local;

namespace Recording.Storage.Tests.Local;

/// <summary>A data folder for one test, removed after it.</summary>
internal sealed class TemporaryDataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("recording-storage-").FullName;

    public string ObjectsPath => System.IO.Path.Combine(Path, "objects");

    public string TablesPath => System.IO.Path.Combine(Path, "tables.db");

    public LocalObjectStore OpenObjects() => new(ObjectsPath, TimeProvider.System);

    public SqliteTableStore OpenTables() => SqliteTableStore.Open(TablesPath);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
