using System.Collections.Immutable;
using Recording.Core.Mixing;

namespace Recording.Core.Tasks.Decisions;

/// <summary>What a relay is from now on.</summary>
/// <param name="Targets">Everywhere it pushes to.</param>
/// <param name="SingleStream">The stream that it pushes; null for a mix.</param>
/// <param name="Mix">Whom it mixes and how they are laid out; null for a single stream.</param>
/// <param name="Encoding">How the mix is encoded; null for a single stream.</param>
/// <param name="SealedRequest">What it was asked to do, encrypted.</param>
/// <param name="IsSeamless">Whether a capture that runs can follow; else it makes way for another.</param>
public sealed record RelayChange(
    ImmutableArray<RelayTarget> Targets, TrackSource? SingleStream, MixChange? Mix, MixEncoding? Encoding, string SealedRequest, bool IsSeamless);
