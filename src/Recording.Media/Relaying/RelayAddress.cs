using Recording.Core.Streams;

namespace Recording.Media.Relaying;

/// <summary>A target.</summary>
/// <param name="Number">Its number in its task; another address has another number.</param>
/// <param name="Url">Its address, which may hold a stream key.</param>
public sealed record RelayAddress(int Number, RtmpUrl Url);
