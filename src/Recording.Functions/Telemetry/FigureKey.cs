namespace Recording.Functions.Telemetry;

/// <summary>A figure with its tags. The engine gives the tags of a figure in the same order every time.</summary>
internal sealed class FigureKey : IEquatable<FigureKey>
{
    private readonly string _text;

    private FigureKey(string name, (string Name, string Value)[] tags)
    {
        (Name, Tags) = (name, tags);
        _text = string.Join('\n', tags.Select(tag => $"{tag.Name}={tag.Value}").Prepend(name));
    }

    public string Name { get; }

    public IReadOnlyList<(string Name, string Value)> Tags { get; }

    public static FigureKey Of(string name, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var texts = new (string, string)[tags.Length];
        for (var i = 0; i < tags.Length; i++)
            texts[i] = (tags[i].Key, tags[i].Value?.ToString() ?? "");
        return new FigureKey(name, texts);
    }

    public bool Equals(FigureKey? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as FigureKey);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);
}
