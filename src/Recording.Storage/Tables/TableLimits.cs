namespace Recording.Storage.Tables;

/// <summary>Azure Table Storage's limits, which hold on every adapter.</summary>
public static class TableLimits
{
    /// <summary>Largest string (at two bytes a character) or byte array, in bytes.</summary>
    public const int PropertyBytes = 64 * 1024;

    /// <summary>Largest row, in bytes.</summary>
    public const int RowBytes = 1024 * 1024;

    /// <summary>Most operations in a transaction.</summary>
    public const int TransactionOperations = 100;

    /// <summary>Largest transaction, in bytes.</summary>
    public const int TransactionBytes = 4 * 1024 * 1024;

    /// <summary>Longest key, in bytes at two a character.</summary>
    public const int KeyBytes = 1024;

    /// <summary>Most properties of a row, without the keys and the timestamp.</summary>
    public const int Properties = 252;

    /// <summary>Most rows of a page.</summary>
    public const int PageRows = 1000;
}
