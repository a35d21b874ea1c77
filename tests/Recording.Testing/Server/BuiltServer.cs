using Recording.Testing.Processes;

namespace Recording.Testing.Server;

/// <summary>Finds the program that the tests run as the server.</summary>
internal static class BuiltServer
{
    /// <summary>
    /// The environment variable that names another head: <c>functions</c> for the Functions head on its stand-in host; a path for a program that takes the
    /// server's command line and environment and runs the Functions head on a host of its own. Both store in a storage account only.
    /// </summary>
    private const string HeadVariable = "RECORDING_TEST_HEAD";

    private static readonly string Head = Environment.GetEnvironmentVariable(HeadVariable) ?? "";

    /// <summary>Whether the head is the one for Functions.</summary>
    public static bool IsFunctions => Head.Length > 0;

    /// <summary>Starts it.</summary>
    public static ChildProcess Start(string? assembly, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment) =>
        Head.Contains('/')
            ? ChildProcess.Start(Head, arguments, environment)
            : ChildProcess.Start("dotnet", [assembly ?? Find(Head == "functions" ? "Recording.Functions.StandIn" : "Recording.Server"), .. arguments], environment);

    /// <summary>An assembly in the repository's artifacts folder, of the configuration that this code itself was built in.</summary>
    private static string Find(string project)
    {
        // artifacts/bin/{project}/{configuration}/
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var projects = own.Parent?.Parent?.FullName ?? own.FullName;
        var path = Path.Combine(projects, project, own.Name, project + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not there: build {project} in this configuration first.", path);
    }
}
