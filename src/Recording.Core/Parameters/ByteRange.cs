using System.Globalization;

namespace Recording.Core.Parameters;

/// <summary>One range of bytes of an HTTP request (RFC 9110, 14.2).</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Number of bytes, at least 1.</param>
public sealed record ByteRange(long Offset, long Length)
{
    private const string Unit = "bytes=";

    /// <summary>
    /// Reads a Range header against an object's length. False when the range cannot be satisfied (416). True with null when
    /// there is no header, or one that a server may ignore: another unit, several ranges, nonsense.
    /// </summary>
    public static bool TryParse(string? header, long length, out ByteRange? range)
    {
        range = null;
        if (header is null || !header.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) || header.Contains(',', StringComparison.Ordinal))
            return true;

        var bounds = header[Unit.Length..].Split('-');
        if (bounds.Length != 2 || !TryNumber(bounds[0], out var first) || !TryNumber(bounds[1], out var last) || (first ?? last) is null)
            return true;
        if (first is null)
            return Suffix(last!.Value, length, out range);
        if (last < first)
            return true;
        if (first >= length)
            return false;

        range = new ByteRange(first.Value, Math.Min(last ?? long.MaxValue, length - 1) - first.Value + 1);
        return true;
    }

    private static bool Suffix(long wanted, long length, out ByteRange? range)
    {
        range = null;
        if (wanted == 0 || length == 0)
            return false;
        range = new ByteRange(Math.Max(0, length - wanted), Math.Min(wanted, length));
        return true;
    }

    private static bool TryNumber(string text, out long? number)
    {
        number = null;
        if (text.Trim().Length == 0)
            return true;
        if (!long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            return false;
        number = parsed;
        return true;
    }
}
