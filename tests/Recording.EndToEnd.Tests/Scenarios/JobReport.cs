using System.Text.Json;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>What GetLiveRecordJob says, as far as tests ask.</summary>
internal sealed record JobReport(
    string Status, string State, string? ExitReason, double RecordedSeconds, double StoredSeconds, long Segments, int Epoch, int Gaps)
{
    public static JobReport Read(JsonElement answer)
    {
        var job = answer.GetProperty("RecordJob");
        var details = job.GetProperty("Details");
        return new JobReport(
            job.GetProperty("Status").GetString()!,
            details.GetProperty("State").GetString()!,
            details.GetProperty("ExitReason").GetString(),
            details.GetProperty("RecordedSeconds").GetDouble(),
            details.GetProperty("StoredSeconds").GetDouble(),
            details.GetProperty("SegmentCount").GetInt64(),
            details.GetProperty("Epoch").GetInt32(),
            details.GetProperty("Gaps").GetArrayLength());
    }
}
