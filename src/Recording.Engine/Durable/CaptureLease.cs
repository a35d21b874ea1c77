namespace Recording.Engine.Durable;

/// <summary>The newest capture of a track that was begun, and its last sign of life.</summary>
/// <param name="Track">The track.</param>
/// <param name="Epoch">The capture.</param>
/// <param name="RenewedAt">UTC.</param>
/// <param name="Released">Whether it has ended and all of it is stored.</param>
internal sealed record CaptureLease(int Track, int Epoch, DateTimeOffset RenewedAt, bool Released);
