namespace Recording.Media.Relaying;

/// <summary>One relay.</summary>
/// <param name="Source">What is relayed.</param>
/// <param name="Targets">Where to.</param>
/// <param name="Folder">A folder of this relay alone, which is created; its processes work there, and nothing is written into it.</param>
public sealed record RelayRequest(RelaySource Source, RelayTargetFeed Targets, string Folder);
