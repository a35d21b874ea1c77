namespace Recording.Core.Ffmpeg;

/// <summary>
/// Reads the framehash lines of a capture's second output: "#extradata 0, 43, HASH" for the sequence header that the segments
/// carry, and "0, dts, pts, duration, size, HASH, S=1, 44, HASH" for a key picture that brings a header along.
/// </summary>
public sealed class PictureHeaderWatch
{
    private string? _header;

    /// <summary>Takes a line of stdout, and answers whether it shows another header than the one in the segments.</summary>
    public bool Accept(string? line)
    {
        if (line is null)
            return false;

        if (line.StartsWith("#extradata 0,", StringComparison.Ordinal))
        {
            _header ??= line[(line.LastIndexOf(',') + 1)..].Trim();
            return false;
        }

        var fields = line.Split(',');
        if (fields.Length < 9 || fields[0].Trim() is not "0" || !fields[6].Trim().StartsWith("S=", StringComparison.Ordinal))
            return false;

        // Some encoders repeat an unchanged header before each key picture.
        var header = fields[8].Trim();
        _header ??= header;
        return header != _header;
    }
}
