namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Where files go and what they are called.</summary>
/// <param name="StorageType">Kind of storage.</param>
/// <param name="FileInfo">Bucket only: the files made, each format once; HLS is added when it is not asked for.</param>
/// <param name="OSSParams">The bucket; null for media assets.</param>
/// <param name="VodParams">The media assets; null for a bucket.</param>
public sealed record StorageParams(
    RtcStorageType StorageType, IReadOnlyList<RtcFileInfo> FileInfo, OSSParams? OSSParams, VodParams? VodParams);
