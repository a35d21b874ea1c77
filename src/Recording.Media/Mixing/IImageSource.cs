namespace Recording.Media.Mixing;

/// <summary>Fetches image files from addresses that clients name.</summary>
public interface IImageSource
{
    /// <summary>The file, or null when there is none to be had, for good. At most <paramref name="mostBytes"/> long.</summary>
    Task<byte[]?> FetchAsync(string url, int mostBytes, CancellationToken cancellationToken);
}
