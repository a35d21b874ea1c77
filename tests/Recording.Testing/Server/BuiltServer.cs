namespace Recording.Testing.Server;

/// <summary>Finds what the build made.</summary>
internal static class BuiltServer
{
    private const string Project = "Recording.Server";

    /// <summary>The server's assembly in the repository's artifacts folder, of the configuration that this code itself was built in.</summary>
    public static string Find()
    {
        // artifacts/bin/{project}/{configuration}/
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var projects = own.Parent?.Parent?.FullName ?? own.FullName;
        var path = Path.Combine(projects, Project, own.Name, Project + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not there: build src/{Project} in this configuration first.", path);
    }
}
