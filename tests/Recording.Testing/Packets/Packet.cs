namespace Recording.Testing.Packets;

/// <summary>One access unit of a stream, free of everything that containers add or rewrite.</summary>
/// <param name="Hash">The first 16 hex digits of the SHA-256 of the payload.</param>
/// <param name="Size">Payload bytes.</param>
/// <param name="IsKey">Whether decoding can start here.</param>
public readonly record struct Packet(string Hash, int Size, bool IsKey);
