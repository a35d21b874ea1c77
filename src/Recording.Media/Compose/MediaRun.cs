namespace Recording.Media.Compose;

/// <summary>Segments of one uninterrupted capture, in order and without holes: their timestamps go on from one to the next.</summary>
public sealed record MediaRun(IReadOnlyList<RunSegment> Segments);
