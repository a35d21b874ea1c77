namespace Recording.Storage.Objects;

/// <summary>
/// The address of an object: a container and a name inside it. Both are checked when the value is made, so a key can be
/// handed to any adapter: container names follow Azure Blob's rule (3 to 63 of a-z, 0-9 and single inner hyphens); object names
/// have 1 to 1024 characters in up to 254 segments parted by '/', without empty, "." or ".." segments, control characters or '\'.
/// </summary>
public readonly record struct ObjectKey
{
    // Azure Blob's limit.
    private const int Segments = 254;

    private ObjectKey(string container, string name) => (Container, Name) = (container, name);

    public string Container { get; }

    public string Name { get; }

    /// <summary>Makes a key, or throws <see cref="ArgumentException"/> for a container or name that no adapter may see.</summary>
    public static ObjectKey Create(string container, string name) =>
        TryCreate(container, name, out var key)
            ? key
            : throw new ArgumentException("The container or object name breaks the rules of object keys.", nameof(name));

    /// <summary>Makes a key when both parts obey the rules.</summary>
    public static bool TryCreate(string? container, string? name, out ObjectKey key)
    {
        key = default;
        if (!IsContainerName(container) || !IsObjectName(name))
            return false;

        key = new ObjectKey(container!, name!);
        return true;
    }

    /// <summary>Whether the text is a legal container name (Azure Blob's rule, which is also OSS's).</summary>
    public static bool IsContainerName(string? name) =>
        name is { Length: >= 3 and <= 63 }
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && name[0] != '-' && name[^1] != '-'
        && !name.Contains("--", StringComparison.Ordinal);

    /// <summary>Whether the text is a legal object name.</summary>
    public static bool IsObjectName(string? name) =>
        name is { Length: >= 1 and <= 1024 }
        && !name.Any(c => char.IsControl(c) || c == '\\' || char.IsSurrogate(c) && !IsPaired(name))
        && name.Split('/') is { Length: <= Segments } segments
        && segments.All(segment => segment is not ("" or "." or ".."));

    public override string ToString() => $"{Container}/{Name}";

    private static bool IsPaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
