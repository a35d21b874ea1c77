namespace Recording.Storage.Local;

/// <summary>A table that is to be removed. It takes many commits, and may be given up between any two of them.</summary>
internal sealed record PendingDeletion(string Table, CancellationToken CancellationToken) : PendingWrite(Table, CancellationToken)
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Completion => _completion.Task;

    public void Complete() => _completion.SetResult();

    public override void Fail(Exception exception) => _completion.TrySetException(exception);

    public override void Cancel() => _completion.TrySetCanceled(CancellationToken);
}
