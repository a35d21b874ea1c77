namespace Recording.Engine.Capture;

/// <summary>What the worker writes beside a capture's segments, so that a later process can store them as this one would have.</summary>
/// <param name="Media">Signature of codecs and sizes.</param>
/// <param name="Anchor">UTC of the capture's media time 0; null until its first segment was closed.</param>
public sealed record EpochRecord(string Media, DateTimeOffset? Anchor);
