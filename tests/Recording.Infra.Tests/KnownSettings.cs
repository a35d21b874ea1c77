using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Recording.Engine;
using Recording.Engine.Security;
using Recording.Media.Processes;
using Recording.Storage.Azure;

namespace Recording.Infra.Tests;

/// <summary>The settings that code reads: properties of the options classes, which are told by their <c>SectionName</c>.</summary>
internal static partial class KnownSettings
{
    private static readonly Dictionary<string, bool> All = Read();

    /// <summary>Whether a setting, named as an environment variable, is read.</summary>
    public static bool Has(string variable)
    {
        var name = variable.Replace("__", ":", StringComparison.Ordinal);
        return All.ContainsKey(name) || All.Any(known => known.Value && name.StartsWith(known.Key + ":", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Each setting, and whether it has names below it that are the user's own.</summary>
    private static Dictionary<string, bool> Read()
    {
        var known = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in new[] { typeof(EngineServices), typeof(FfmpegOptions), typeof(AzureStorageOptions) }.SelectMany(known => known.Assembly.GetExportedTypes()))
        {
            if (type.GetField("SectionName")?.GetRawConstantValue() is not string section)
                continue;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                known[$"{section}:{property.Name}"] = property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable));
        }

        known[AccessKeyOptions.SectionName] = true;
        foreach (var name in OfTheFunctionsHead())
            known[name] = false;
        return known;
    }

    /// <summary>
    /// That project is not restored everywhere, so its settings are read from its source.
    /// </summary>
    private static IEnumerable<string> OfTheFunctionsHead()
    {
        var folder = Repository.Path("src", "Recording.Functions");
        if (!Directory.Exists(folder))
            return ["Recording:Functions:WorkFolder", "Recording:Functions:MaxCaptures", "Recording:Functions:PublicUrl"];
        return Directory.EnumerateFiles(folder, "*Options.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .SelectMany(text => Property().Matches(text).Select(match => $"{Section().Match(text).Groups[1].Value}:{match.Groups[1].Value}"));
    }

    [GeneratedRegex("SectionName = \"([^\"]+)\"")]
    private static partial Regex Section();

    [GeneratedRegex(@"public [\w<>?]+ (\w+) \{ get; (?:set|init);")]
    private static partial Regex Property();
}
