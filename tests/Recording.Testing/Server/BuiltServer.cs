namespace Recording.Testing.Server;

/// <summary>Finds what the build made.</summary>
internal static class BuiltServer
{
    /// <summary>The environment variable that makes every server the Functions head on its stand-in host when it is <c>functions</c>.</summary>
    private const string HeadVariable = "RECORDING_TEST_HEAD";

    /// <summary>Whether the head is the one for Functions, which stores in a storage account only.</summary>
    public static bool IsFunctions { get; } = Environment.GetEnvironmentVariable(HeadVariable) == "functions";

    private static string Project => IsFunctions ? "Recording.Functions.StandIn" : "Recording.Server";

    /// <summary>The server's assembly in the repository's artifacts folder, of the configuration that this code itself was built in.</summary>
    public static string Find()
    {
        // artifacts/bin/{project}/{configuration}/
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var projects = own.Parent?.Parent?.FullName ?? own.FullName;
        var path = Path.Combine(projects, Project, own.Name, Project + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not there: build {Project} in this configuration first.", path);
    }
}
