namespace Recording.Testing;

/// <summary>A new empty folder, deleted with its contents on dispose. RECORDING_KEEP_TEMP=1 keeps all of them, to look into a failure.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>The environment variable that keeps temp folders when it is 1.</summary>
    public const string KeepVariable = "RECORDING_KEEP_TEMP";

    /// <summary>Makes the folder; <paramref name="purpose"/> is part of its name, so that a kept folder says what it was for.</summary>
    public TempFolder(string purpose) => Path = Directory.CreateTempSubdirectory($"recording-{purpose}-").FullName;

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>Set to keep the folder when this object is disposed.</summary>
    public bool Keep { get; set; } = Environment.GetEnvironmentVariable(KeepVariable) == "1";

    /// <summary>The full path of a file or folder inside.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Keep)
            return;

        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else removed it: the aim is reached.
        }
        catch (IOException)
        {
            // A process that is just ending may still write here; a left folder must not fail a test.
        }
    }
}
