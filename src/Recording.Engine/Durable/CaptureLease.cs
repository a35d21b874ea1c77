namespace Recording.Engine.Durable;

/// <summary>A sign of life.</summary>
/// <param name="Track">The track.</param>
/// <param name="Epoch">The capture.</param>
/// <param name="RenewedAt">UTC.</param>
internal sealed record CaptureLease(int Track, int Epoch, DateTimeOffset RenewedAt);
