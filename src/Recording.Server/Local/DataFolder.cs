using Recording.Engine.Settings;

namespace Recording.Server.Local;

/// <summary>The folder that holds everything of a one-process service.</summary>
/// <param name="Root">Its full path.</param>
internal sealed record DataFolder(string Root)
{
    public const string Setting = "Recording:Data";

    public string AccessKey => Path.Combine(Root, "access-key.json");

    public string MasterKey => Path.Combine(Root, "master.key");

    public WorkFolders Work => new(Path.Combine(Root, "spool"), Path.Combine(Root, "work"));

    /// <summary>Where the settings say that the folder is.</summary>
    public static string PathOf(IConfiguration configuration) => Path.GetFullPath(configuration[Setting] ?? "data");

    /// <summary>Opens the folder of the setting (default ./data), making it where it is missing, readable by its owner only.</summary>
    public static DataFolder Open(IConfiguration configuration)
    {
        var root = PathOf(configuration);
        if (!Directory.Exists(root))
            PrivateFile.CreateFolder(root);
        return new DataFolder(root);
    }
}
