using System.Text;

namespace Recording.Core.Signatures;

/// <summary>Percent-encoding of RFC 3986 as both signature methods demand it: everything but A-Z a-z 0-9 - _ . ~ is encoded.</summary>
public static class PercentEncoding
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>Encodes a text; a lone surrogate becomes U+FFFD, as in every UTF-8 encoder.</summary>
    public static string Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (IsUnreserved(octet))
                encoded.Append((char)octet);
            else
                encoded.Append('%').Append(Hex[octet >> 4]).Append(Hex[octet & 15]);
        }

        return encoded.ToString();
    }

    private static bool IsUnreserved(byte octet) =>
        char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~';
}
