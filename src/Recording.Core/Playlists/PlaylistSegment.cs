namespace Recording.Core.Playlists;

/// <summary>One entry of a media playlist.</summary>
/// <param name="ObjectName">Name of the segment's object, in the playlist's container.</param>
/// <param name="StartedAt">UTC of the first frame.</param>
/// <param name="Duration">Media.</param>
/// <param name="IsDiscontinuity">Whether timestamps begin anew with it.</param>
public sealed record PlaylistSegment(string ObjectName, DateTimeOffset StartedAt, TimeSpan Duration, bool IsDiscontinuity);
