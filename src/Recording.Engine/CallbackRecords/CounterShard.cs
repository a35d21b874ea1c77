namespace Recording.Engine.CallbackRecords;

/// <summary>
/// Whose counters an instance of the service writes. Instances with shards of their own never wait for each other, and a query adds up
/// all shards: so there should be few of them, and an instance that comes later should take one that was used before.
/// </summary>
public sealed record CounterShard
{
    /// <summary>That of a service of one process.</summary>
    public static readonly CounterShard Only = new("0");

    /// <param name="name">1 to 16 letters and digits of ASCII.</param>
    public CounterShard(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > 16 || !name.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException("A shard has 1 to 16 letters and digits.", nameof(name));
        Name = name;
    }

    public string Name { get; }
}
