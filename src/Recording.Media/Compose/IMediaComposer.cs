namespace Recording.Media.Compose;

/// <summary>Makes one file of a recording's segments.</summary>
public interface IMediaComposer
{
    /// <summary>Composes the file. Failure for media reasons is a result; cancellation throws and leaves no file.</summary>
    Task<ComposeResult> ComposeAsync(ComposeRequest request, CancellationToken ct);
}
