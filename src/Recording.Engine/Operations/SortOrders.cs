using Recording.Contracts.Queries;

namespace Recording.Engine.Operations;

/// <summary>The wire form of an order.</summary>
internal static class SortOrders
{
    public static string Name(SortOrder order) => order switch
    {
        SortOrder.Ascending => "asc",
        SortOrder.Descending => "desc",
    };
}
