using Recording.Core.Vod;

namespace Recording.Engine.Settings;

/// <summary>The transcode groups, section <c>Recording:TranscodeGroups</c>: for each id a list of presets.</summary>
public sealed class TranscodeGroupOptions
{
    public const string SectionName = "Recording:TranscodeGroups";

    /// <summary>Presets by the group's id, which is compared exactly.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TranscodePreset>> Groups { get; set; } = new Dictionary<string, IReadOnlyList<TranscodePreset>>();

    /// <summary>Sentences about settings that cannot be read; with one the service does not start.</summary>
    public IReadOnlyList<string> Faults { get; set; } = [];
}
