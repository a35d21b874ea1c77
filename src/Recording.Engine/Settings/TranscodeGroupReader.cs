using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Recording.Core.Vod;

namespace Recording.Engine.Settings;

/// <summary>Reads the transcode groups. The configuration binder would pass over what it cannot read.</summary>
internal sealed class TranscodeGroupReader(IConfiguration configuration) : IConfigureOptions<TranscodeGroupOptions>
{
    private const int MaxId = 64;
    private const int MaxPresets = 20;

    public void Configure(TranscodeGroupOptions options)
    {
        var faults = new List<string>();
        options.Groups = configuration.GetSection(TranscodeGroupOptions.SectionName).GetChildren()
            .ToDictionary(group => group.Key, group => (IReadOnlyList<TranscodePreset>)Read(group, faults), StringComparer.Ordinal);
        options.Faults = faults;
    }

    private static List<TranscodePreset> Read(IConfigurationSection group, List<string> faults)
    {
        if (group.Key.Length > MaxId)
            faults.Add($"{group.Path}: an id has at most {MaxId} characters.");
        var sections = group.GetChildren().ToList();
        if (sections.Count is 0 or > MaxPresets)
            faults.Add($"{group.Path} must be a list of 1 to {MaxPresets} presets.");

        var presets = new List<TranscodePreset>();
        foreach (var section in sections)
        {
            var fields = section.GetChildren().Select(field => KeyValuePair.Create(field.Key, field.Value));
            if (!TranscodePresetReader.TryRead(fields, out var preset, out var fault))
                faults.Add($"{section.Path}:{fault}");
            else if (presets.Any(other => other.Name.Equals(preset.Name, StringComparison.OrdinalIgnoreCase)))
                faults.Add($"{section.Path}:Name must not be that of another preset of the group.");
            else
                presets.Add(preset);
        }

        return presets;
    }
}
