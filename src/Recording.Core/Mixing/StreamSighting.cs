namespace Recording.Core.Mixing;

/// <summary>What is known of a user's stream at a moment of the mix.</summary>
/// <param name="PictureAge">Since the picture that would be shown was due; null when there is none.</param>
/// <param name="SoundAge">Since the newest sound that came was due, zero or less while there is more; null when none came.</param>
/// <param name="End">Whether it has ended, and how.</param>
public readonly record struct StreamSighting(TimeSpan? PictureAge, TimeSpan? SoundAge, StreamEnd End);
