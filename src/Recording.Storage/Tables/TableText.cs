namespace Recording.Storage.Tables;

/// <summary>Which texts may be names and keys of tables.</summary>
internal static class TableText
{
    private const int PropertyNameLength = 255;

    // Azure keeps this name for the list of tables.
    private const string Reserved = "tables";

    /// <summary>3 to 63 letters and digits, the first a letter, and not the one reserved name. Case does not tell two tables apart.</summary>
    public static bool IsTableName(string? name) =>
        name is { Length: >= 3 and <= 63 }
        && char.IsAsciiLetter(name[0])
        && name.All(char.IsAsciiLetterOrDigit)
        && !name.Equals(Reserved, StringComparison.OrdinalIgnoreCase);

    /// <summary>Up to <see cref="TableLimits.KeyBytes"/> of well-formed text without / \ # ? and control characters.</summary>
    public static bool IsKey(string? key) =>
        key is { Length: <= TableLimits.KeyBytes / 2 }
        && !key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c))
        && IsWellFormed(key);

    /// <summary>Letters, digits and underscores, no digit first, and none of the three names that every row has anyway.</summary>
    public static bool IsPropertyName(string? name) =>
        name is { Length: >= 1 and <= PropertyNameLength } and not ("PartitionKey" or "RowKey" or "Timestamp")
        && !char.IsAsciiDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>
    /// Whether the text has no half of a surrogate pair alone. Such text has no UTF-8, so it would reach a cloud's table changed.
    /// </summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
