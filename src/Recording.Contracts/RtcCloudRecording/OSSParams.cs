namespace Recording.Contracts.RtcCloudRecording;

/// <summary>The bucket.</summary>
/// <param name="OSSEndpoint">Host name of the storage.</param>
/// <param name="OSSBucket">3 to 63 lower-case letters, digits and hyphens.</param>
public sealed record OSSParams(string OSSEndpoint, string OSSBucket);
