namespace Recording.Storage.Tables;

/// <summary>The end of the range of row keys that begin with a prefix.</summary>
internal static class RowKeyPrefix
{
    /// <summary>
    /// The least well-formed text that comes, in ordinal order, after every text that begins with <paramref name="prefix"/>; null when
    /// there is none.
    /// </summary>
    public static string? EndOf(string prefix)
    {
        for (var last = prefix.Length - 1; last >= 0; last--)
        {
            if (Successor(prefix, last) is not { } successor)
                continue;
            var kept = char.IsLowSurrogate(prefix[last]) ? last - 1 : last;
            return prefix[..Math.Max(0, kept)] + successor;
        }

        return null;
    }

    // Of the character that ends at an index; the order of UTF-16 puts the surrogate pairs between U+D7FF and U+E000.
    private static string? Successor(string text, int index) => text[index] switch
    {
        '\uFFFF' => null,
        '\uD7FF' => "\uD800\uDC00",
        '\uDFFF' when index > 0 && text[index - 1] == '\uDBFF' => "\uE000",
        '\uDFFF' when index > 0 => $"{(char)(text[index - 1] + 1)}\uDC00",
        var low when char.IsLowSurrogate(low) && index > 0 => $"{text[index - 1]}{(char)(low + 1)}",
        var c => ((char)(c + 1)).ToString(),
    };
}
