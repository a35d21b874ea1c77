namespace Recording.Engine.Tasks;

/// <summary>Makes texts from outside fit for table keys, which may not hold / \ # ? and control characters.</summary>
internal static class TableKey
{
    public static bool IsValid(string key) =>
        key.Length is > 0 and <= 512 && !key.Any(IsForbidden);

    /// <summary>Escapes what a key may not hold; different texts stay different.</summary>
    public static string Escape(string text) =>
        text.Any(c => IsForbidden(c) || c == '%')
            ? string.Concat(text.Select(c => IsForbidden(c) || c == '%' ? $"%{(int)c:X4}" : c.ToString()))
            : text;

    private static bool IsForbidden(char c) => c is '/' or '\\' or '#' or '?' || char.IsControl(c);
}
