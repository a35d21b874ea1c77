using System.Runtime.InteropServices;
using SQLitePCL;

namespace Recording.Storage.Local;

/// <summary>
/// Chooses the native SQLite once per process: on Linux the system's, which the distribution patches, and where there is
/// none the one that comes with the package, which is from 2021.
/// </summary>
internal static class SqliteLibrary
{
    private const string SystemLibrary = "libsqlite3.so.0";
    private static readonly Lazy<string> Chosen = new(Choose);

    /// <summary>Makes SQLite ready to use and answers its version.</summary>
    public static string EnsureReady() => Chosen.Value;

    private static string Choose()
    {
        var provider = new SQLite3Provider_e_sqlite3();
        NativeLibrary.SetDllImportResolver(
            provider.GetType().Assembly,
            static (name, _, _) =>
                name == "e_sqlite3" && OperatingSystem.IsLinux() && NativeLibrary.TryLoad(SystemLibrary, out var handle) ? handle : 0);
        raw.SetProvider(provider);
        return raw.sqlite3_libversion().utf8_to_string();
    }
}
