using System.Globalization;
using System.Text.Json;

namespace Recording.Demo;

/// <summary>Where a job stands.</summary>
internal sealed record JobProgress(string State, string? ExitReason, double RecordedSeconds, long Segments, long Bytes, double UploadLagSeconds)
{
    public const string Running = "RUNNING";
    public const string Stopped = "STOPPED";

    /// <summary>Reads the answer of GetLiveRecordJob.</summary>
    public static JobProgress Read(JsonElement answer)
    {
        var details = answer.GetProperty("RecordJob").GetProperty("Details");
        return new JobProgress(
            details.GetProperty(nameof(State)).GetString()!,
            details.TryGetProperty(nameof(ExitReason), out var reason) ? reason.GetString() : null,
            details.GetProperty(nameof(RecordedSeconds)).GetDouble(),
            details.GetProperty("SegmentCount").GetInt64(),
            details.GetProperty("StoredBytes").GetInt64(),
            details.GetProperty(nameof(UploadLagSeconds)).GetDouble());
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{State,-10} recorded {TimeSpan.FromSeconds(RecordedSeconds):hh\\:mm\\:ss}   {Segments,3} segments   {Size.Of(Bytes),9}   upload lag {UploadLagSeconds:0.0} s");
}
