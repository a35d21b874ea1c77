using System.Text.Json;

namespace Recording.Demo;

/// <summary>One delivery of a callback as DescribeLiveRecordNotifyRecords tells of it.</summary>
internal sealed record CallbackRecord(string Type, string Result, string Time, string Url)
{
    public const string Started = "record_started";
    public const string FileCreated = "file_created";

    public bool IsSuccess => Result == "success";

    /// <summary>Reads the answer of DescribeLiveRecordNotifyRecords.</summary>
    public static IReadOnlyList<CallbackRecord> ReadAll(JsonElement answer) =>
    [
        .. answer.GetProperty("CallbackList").EnumerateArray().Select(record => new CallbackRecord(
            record.GetProperty("NotifyType").GetString()!,
            record.GetProperty("NotifyResult").GetString()!,
            record.GetProperty("NotifyTime").GetString()!,
            record.GetProperty("NotifyUrl").GetString()!)),
    ];

    public override string ToString() => $"{Time}  {Type,-15} {Result,-8} {Url}";
}
