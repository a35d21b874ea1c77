namespace Recording.Benchmarks.Streams;

/// <summary>A recording that was asked for.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="SentAt">Timestamp of the moment before the request was sent.</param>
internal sealed record StartedJob(string Id, long SentAt);
