namespace Recording.Benchmarks.Results;

/// <summary>How fast recordings start, in seconds from the request.</summary>
/// <param name="FirstByte">To the first byte in the spool on local disk.</param>
/// <param name="FirstObject">To the first object in the container, which is one segment's length later.</param>
internal sealed record StartResult(Distribution? FirstByte, Distribution? FirstObject);
