namespace Recording.Engine.Durable;

/// <summary>A sign of life, and at whose it is to capture a track.</summary>
/// <param name="Track">The track.</param>
/// <param name="Epoch">The capture.</param>
/// <param name="RenewedAt">UTC.</param>
/// <param name="Holder">Tells apart two runs of the same order.</param>
/// <param name="IsReleased">Whether the capture has ended and all of it is stored.</param>
internal sealed record CaptureLease(int Track, int Epoch, DateTimeOffset RenewedAt, string Holder, bool IsReleased = false);
