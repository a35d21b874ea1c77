using Recording.Core.Streams;

namespace Recording.Media.Relaying;

/// <summary>A target.</summary>
/// <param name="Number">Its number in its task; another address has another number.</param>
/// <param name="Url">Its address, which may hold a stream key.</param>
public sealed record RelayAddress(int Number, RtmpUrl Url)
{
    /// <summary>Whether the other is the same target. Two updates at the same moment may give one number to two addresses; the later one's counts.</summary>
    public bool IsSame(RelayAddress other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Number == other.Number && Url.Text == other.Url.Text;
    }
}
