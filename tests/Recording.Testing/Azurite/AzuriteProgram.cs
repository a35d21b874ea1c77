namespace Recording.Testing.Azurite;

/// <summary>Finds the installed Azurite.</summary>
internal static class AzuriteProgram
{
    private static readonly string Folder = Path.Combine("tests", "Recording.Storage.Tests", "azurite");

    /// <summary>Its main file, in the sources; throws with what to do when it is not installed.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Folder);
            if (!Directory.Exists(candidate))
                continue;
            var program = Path.Combine(candidate, "node_modules", "azurite", "dist", "src", "azurite.js");
            return File.Exists(program)
                ? program
                : throw new FileNotFoundException($"Azurite is not installed. ./test does that, or: cd {candidate} && npm ci");
        }

        throw new DirectoryNotFoundException($"{Folder} is not above the tests.");
    }
}
