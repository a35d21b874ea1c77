namespace Recording.Storage.Tables;

public enum TransactionOutcome
{
    /// <summary>Everything was done.</summary>
    Committed,

    /// <summary>An inserted row is there already.</summary>
    AlreadyExists,

    /// <summary>A row to replace or delete is not there.</summary>
    NotFound,

    /// <summary>A row to replace or delete has another ETag.</summary>
    ETagMismatch,
}
