namespace Recording.Contracts.Queries;

/// <param name="Number">From 1.</param>
/// <param name="Size">Entries a page.</param>
public sealed record PageRequest(int Number, int Size)
{
    /// <summary>Entries before this page.</summary>
    public long Skip => (long)(Number - 1) * Size;
}
