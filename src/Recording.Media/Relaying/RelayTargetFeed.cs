using System.Collections.Immutable;

namespace Recording.Media.Relaying;

/// <summary>The way by which a running relay hears of other targets. Those that stay do not notice.</summary>
public sealed class RelayTargetFeed(ImmutableArray<RelayAddress> targets)
{
    private volatile IReadOnlyList<RelayAddress> _current = targets;

    /// <summary>The newest targets.</summary>
    public ImmutableArray<RelayAddress> Current => [.. _current];

    /// <summary>Changes the targets; the relay follows within a quarter of a second. A new one begins at the next key frame.</summary>
    public void Change(ImmutableArray<RelayAddress> next) => _current = next;
}
