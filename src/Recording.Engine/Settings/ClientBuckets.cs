using Recording.Storage.Objects;

namespace Recording.Engine.Settings;

/// <summary>Which containers clients may name as a bucket.</summary>
internal static class ClientBuckets
{
    /// <summary>Whether the bucket is there for clients. The service's own containers are not: what is in them it removes as it sees fit.</summary>
    public static async Task<bool> BucketExistsAsync(this IObjectStore objects, string bucket, CancellationToken cancellationToken) =>
        bucket != SystemContainers.Work
        && ObjectKey.IsContainerName(bucket)
        && await objects.ContainerExistsAsync(bucket, cancellationToken);
}
