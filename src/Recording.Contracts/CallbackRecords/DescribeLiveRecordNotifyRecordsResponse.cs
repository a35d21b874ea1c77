namespace Recording.Contracts.CallbackRecords;

/// <summary>Answer of DescribeLiveRecordNotifyRecords. <c>Code</c> is the number 0 and the page is echoed as <c>PageNum</c>.</summary>
public sealed record DescribeLiveRecordNotifyRecordsResponse(
    IReadOnlyList<LiveRecordNotifyRecord> CallbackList,
    int Code,
    string Msg,
    int PageNum,
    int PageSize,
    string RequestId,
    long TotalNum,
    long TotalPage);
