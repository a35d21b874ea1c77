namespace Recording.Contracts.Queries;

/// <summary>Order by time; on the wire <c>asc</c> or <c>desc</c>.</summary>
public enum SortOrder
{
    Ascending,
    Descending,
}
