namespace Recording.Engine.Vod;

/// <summary>What only a recording into media assets has.</summary>
public sealed record VodTaskSpec;
