namespace Recording.Storage.Local;

/// <summary>What waits for the writer.</summary>
/// <param name="Table">In upper case.</param>
/// <param name="CancellationToken">Heeded until the writer takes it up.</param>
internal abstract record PendingWrite(string Table, CancellationToken CancellationToken)
{
    /// <summary>Ends it without a result.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Ends it as its caller wished.</summary>
    public abstract void Cancel();
}
