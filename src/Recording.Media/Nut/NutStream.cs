namespace Recording.Media.Nut;

/// <summary>A stream of a NUT file.</summary>
/// <param name="Number">Its number.</param>
/// <param name="IsVideo">Pictures, else sound.</param>
/// <param name="TimeNumerator">A tick of its timestamps lasts so many...</param>
/// <param name="TimeDenominator">...of so many parts of a second.</param>
/// <param name="PtsShift">Bits of a timestamp that short ones hold.</param>
/// <param name="Width">Of a picture, in pixels; else 0.</param>
/// <param name="Height">Of a picture, in pixels; else 0.</param>
internal sealed record NutStream(int Number, bool IsVideo, long TimeNumerator, long TimeDenominator, int PtsShift, int Width, int Height)
{
    public TimeSpan TimeOf(long pts) => TimeSpan.FromTicks((long)((Int128)pts * TimeNumerator * TimeSpan.TicksPerSecond / TimeDenominator));
}
