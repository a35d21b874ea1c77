namespace Recording.Contracts.LiveRecordNotifyConfigs;

/// <summary>Answer of DescribeLiveRecordNotifyConfig.</summary>
public sealed record DescribeLiveRecordNotifyConfigResponse(string RequestId, LiveRecordNotifyConfig LiveRecordNotifyConfig);
