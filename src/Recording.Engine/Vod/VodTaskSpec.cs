using Recording.Core.Vod;

namespace Recording.Engine.Vod;

/// <summary>What only a recording into media assets has. Presets are kept as they were when it began.</summary>
/// <param name="Renditions">What is made of each file.</param>
/// <param name="AutoCompose">Whether the files of a stream are merged at the end.</param>
/// <param name="MergedRenditions">What is made of each merged asset.</param>
public sealed record VodTaskSpec(IReadOnlyList<TranscodePreset> Renditions, bool AutoCompose, IReadOnlyList<TranscodePreset> MergedRenditions);
