using System.Collections.Immutable;

namespace Recording.Core.Mixing;

/// <summary>What is mixed; it may change while the mix runs.</summary>
/// <param name="Users">The streams, each once.</param>
/// <param name="Layout">Where their pictures go; null for a mix without picture.</param>
public sealed record MixPlan(ImmutableArray<MixUser> Users, MixLayout? Layout)
{
    public bool Equals(MixPlan? other) => other is not null && Users.SequenceEqual(other.Users) && Layout == other.Layout;

    public override int GetHashCode() => HashCode.Combine(Users.Length, Layout);
}
