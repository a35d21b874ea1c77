using Microsoft.Extensions.Options;
using Recording.Core.Vod;
using Recording.Engine.Settings;

namespace Recording.Engine.Vod;

/// <summary>The transcode groups that requests may name.</summary>
internal sealed class TranscodeGroups(IOptions<TranscodeGroupOptions> options)
{
    public bool Contains(string id) => options.Value.Groups.ContainsKey(id);

    /// <summary>The presets of a group that is there; none without an id.</summary>
    public IReadOnlyList<TranscodePreset> Presets(string? id) => id is null ? [] : options.Value.Groups[id];
}
