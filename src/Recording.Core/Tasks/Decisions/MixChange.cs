using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Tasks.Decisions;

/// <summary>What becomes different in a mix.</summary>
/// <param name="Users">Everyone to be mixed from now on.</param>
/// <param name="Layout">The new layout; null: as before.</param>
public sealed record MixChange(ImmutableArray<TrackSource> Users, MixLayoutParams? Layout);
