using Recording.Engine.CallbackRecords;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>Records that tests begin with.</summary>
internal static class RecordSamples
{
    public static CallbackRecord Live(string deliveryId, DateTimeOffset sentAt) => new()
    {
        DeliveryId = deliveryId,
        TaskId = "task",
        Sequence = 1,
        Attempt = 1,
        Type = "record_started",
        Url = "http://127.0.0.1/",
        Domain = "media.example.com",
        App = "live",
        Stream = "one",
        Body = "{}",
        Headers = "{}",
        SentAt = sentAt,
        Succeeded = true,
        Status = 200,
        Description = "success",
        Response = "",
        CostMilliseconds = 1,
    };
}
