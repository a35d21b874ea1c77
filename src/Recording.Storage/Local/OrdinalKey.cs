namespace Recording.Storage.Local;

/// <summary>
/// Row keys as bytes that sort, byte by byte, as the text sorts ordinally (by UTF-16 units). UTF-8 does so but for surrogate
/// pairs, which it puts after U+E000 to U+FFFF; so each half of a pair is encoded on its own, in three bytes (CESU-8). All else is
/// UTF-8 and stays readable in the database.
/// </summary>
internal static class OrdinalKey
{
    /// <summary>Comes after every key.</summary>
    public static readonly byte[] End = [0xFF];

    public static byte[] Encode(string key)
    {
        var bytes = new byte[key.Sum(LengthOf)];
        var at = 0;
        foreach (var c in key)
        {
            switch (LengthOf(c))
            {
                case 1:
                    bytes[at++] = (byte)c;
                    break;
                case 2:
                    bytes[at++] = (byte)(0xC0 | c >> 6);
                    bytes[at++] = (byte)(0x80 | c & 0x3F);
                    break;
                default:
                    bytes[at++] = (byte)(0xE0 | c >> 12);
                    bytes[at++] = (byte)(0x80 | c >> 6 & 0x3F);
                    bytes[at++] = (byte)(0x80 | c & 0x3F);
                    break;
            }
        }

        return bytes;
    }

    /// <summary>The least key after this one.</summary>
    public static byte[] EncodeAfter(string key) => [.. Encode(key), 0];

    public static string Decode(byte[] bytes)
    {
        var text = new char[bytes.Length];
        var (at, length) = (0, 0);
        while (at < bytes.Length)
        {
            var first = bytes[at++];
            text[length++] = first switch
            {
                < 0x80 => (char)first,
                < 0xE0 => (char)((first & 0x1F) << 6 | Next()),
                _ => (char)((first & 0x0F) << 12 | Next() << 6 | Next()),
            };
        }

        return new string(text, 0, length);

        int Next() => bytes[at++] & 0x3F;
    }

    private static int LengthOf(char c) => c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
}
