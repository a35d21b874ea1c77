using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Vod;

/// <summary>What a recording into media assets was asked to make of its files, and how far it is.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="HasEnded">Whether no more files come.</param>
/// <param name="Tracks">Whose stream each track is.</param>
/// <param name="Renditions">How many renditions each file has.</param>
/// <param name="AutoCompose">Whether the files of a stream are merged at the end.</param>
/// <param name="MergedRenditions">How many renditions each merged asset has.</param>
public sealed record VodTask(
    string TaskId, bool HasEnded, ImmutableArray<SubscribedUser> Tracks, int Renditions, bool AutoCompose, int MergedRenditions);
