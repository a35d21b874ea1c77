using System.Diagnostics;
using System.Diagnostics.Metrics;
using Recording.Core.Callbacks;
using Recording.Core.Naming;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;
using Recording.Media.Capture;

namespace Recording.Engine.Telemetry;

/// <summary>
/// The service's figures, in the meter <see cref="MeterName"/>. Tags are closed sets: no task, user, channel or address is one of them, so
/// their number does not grow with use.
/// </summary>
public sealed class RecordingMetrics
{
    /// <summary>Name of the meter, to subscribe to.</summary>
    public const string MeterName = "Recording";

    // From a local disk's milliseconds to an outage of minutes.
    private static readonly InstrumentAdvice<double> LagBuckets = new()
    {
        HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    };

    private static readonly InstrumentAdvice<double> RequestBuckets = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    // Callbacks are tried for a day.
    private static readonly InstrumentAdvice<double> AgeBuckets = new()
    {
        HistogramBucketBoundaries = [0.1, 1, 10, 60, 300, 900, 3600, 14400, 86400],
    };

    private readonly Meter _meter;
    private readonly UpDownCounter<long> _activeCaptures;
    private readonly Counter<long> _endedCaptures;
    private readonly Counter<long> _refusedCaptures;
    private readonly Counter<long> _segments;
    private readonly Counter<long> _segmentBytes;
    private readonly Histogram<double> _segmentLag;
    private readonly Counter<long> _gaps;
    private readonly Counter<double> _gapTime;
    private readonly Counter<long> _files;
    private readonly Counter<long> _media;
    private readonly Counter<long> _callbackAttempts;
    private readonly Histogram<double> _callbackAge;
    private readonly Counter<long> _storageRetries;
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _requestDuration;
    private readonly WaitingAges _segmentsWaiting;

    public RecordingMetrics(IMeterFactory meters, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _segmentsWaiting = new WaitingAges(time);
        _meter = meters.Create(MeterName);
        _activeCaptures = _meter.CreateUpDownCounter<long>("recording.captures.active", "{capture}", "Captures that run on this worker.");
        _endedCaptures = _meter.CreateCounter<long>("recording.captures.ended", "{capture}", "Captures that ended, by reason.");
        _refusedCaptures = _meter.CreateCounter<long>("recording.captures.refused", "{capture}", "Captures that found every place on this worker taken, and are asked for again.");
        _segments = _meter.CreateCounter<long>("recording.segments", "{segment}", "Segments stored and in their manifest.");
        _segmentBytes = _meter.CreateCounter<long>("recording.segment.io", "By", "Bytes of stored segments.");
        _segmentLag = _meter.CreateHistogram("recording.segment.lag", "s", "From a segment's end to its row in the manifest.", advice: LagBuckets);
        _meter.CreateObservableGauge(
            "recording.segment.waiting.age", () => _segmentsWaiting.Oldest.TotalSeconds, "s", "Age of the oldest closed segment that is not stored yet.");
        _gaps = _meter.CreateCounter<long>("recording.gaps", "{gap}", "Stretches marked as missing.");
        _gapTime = _meter.CreateCounter<double>("recording.gap.time", "s", "Length of the stretches marked as missing.");
        _files = _meter.CreateCounter<long>("recording.files", "{file}", "Files finished and failed, by format.");
        _media = _meter.CreateCounter<long>("recording.media", "{file}", "Merged files and renditions of media assets, finished and failed.");
        _callbackAttempts = _meter.CreateCounter<long>("recording.callback.attempts", "{attempt}", "Attempts to deliver a callback, by result.");
        _callbackAge = _meter.CreateHistogram("recording.callback.age", "s", "From the writing of a callback to an attempt to deliver it, by result.", advice: AgeBuckets);
        _storageRetries = _meter.CreateCounter<long>("recording.storage.retries", "{retry}", "Work put off because storage did not answer.");
        _requests = _meter.CreateCounter<long>("recording.requests", "{request}", "Requests, by operation and error code.");
        _requestDuration = _meter.CreateHistogram("recording.request.duration", "s", "From a request's arrival to its answer.", advice: RequestBuckets);
    }

    /// <summary>Whether an instrument is one of these, and not of a meter of the same name.</summary>
    public bool Owns(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        return ReferenceEquals(instrument.Meter, _meter);
    }

    internal void CaptureBegan() => _activeCaptures.Add(1);

    /// <summary>A capture ended; no reason when it failed before it could give one.</summary>
    internal void CaptureEnded(CaptureExitReason? reason)
    {
        _activeCaptures.Add(-1);
        _endedCaptures.Add(1, new KeyValuePair<string, object?>("recording.capture.end_reason", reason?.ToString() ?? "Failed"));
    }

    internal void CaptureRefused() => _refusedCaptures.Add(1);

    internal void SegmentStored(long bytes, TimeSpan lag)
    {
        _segments.Add(1);
        _segmentBytes.Add(bytes);
        _segmentLag.Record(lag.TotalSeconds);
    }

    /// <summary>A segment closed then is being stored, until the answer is disposed.</summary>
    internal IDisposable SegmentWaits(DateTimeOffset closedAt) => _segmentsWaiting.Begin(closedAt);

    /// <summary>What a decision put on record.</summary>
    internal void Committed(RecordingSpec spec, Decision decision)
    {
        foreach (var effect in decision.Effects)
        {
            if (effect is TaskEffect.AppendSegment { Gap: { } gap })
                GapMarked(gap);
            else if (effect is TaskEffect.SaveFile save)
                FileEnded(spec.Outputs[save.Output].Format, "finished");
            else if (effect is TaskEffect.SaveFailedFile failed)
                FileEnded(spec.Outputs[failed.Output].Format, "failed");
        }
    }

    internal void MediaEnded(MediaProduct product, bool finished) => _media.Add(
        1,
        new KeyValuePair<string, object?>("recording.media.product", product.ToString()),
        new KeyValuePair<string, object?>("recording.file.result", finished ? "finished" : "failed"));

    /// <summary>An attempt to deliver a callback, which was written so long ago, is on record.</summary>
    internal void CallbackAttempted(CallbackKind kind, DeliveryResult result, TimeSpan age)
    {
        var tags = new TagList { { "recording.callback.kind", kind.ToString() }, { "recording.callback.result", result.ToString() } };
        _callbackAttempts.Add(1, tags);
        _callbackAge.Record(age.TotalSeconds, tags);
    }

    /// <summary>Something waits for storage and is tried again.</summary>
    public void StorageRetried(StorageWork work) => _storageRetries.Add(1, new KeyValuePair<string, object?>("recording.storage.work", work.ToString()));

    /// <param name="operation">A known operation's name, or <c>_OTHER</c>.</param>
    /// <param name="errorCode">Code of the wire; null when it succeeded.</param>
    /// <param name="duration">Of the whole request.</param>
    internal void Requested(string operation, string? errorCode, TimeSpan duration)
    {
        var tags = new TagList { { "recording.operation", operation } };
        _requestDuration.Record(duration.TotalSeconds, tags);
        if (errorCode is not null)
            tags.Add("error.type", errorCode);
        _requests.Add(1, tags);
    }

    private void GapMarked(SegmentGap gap)
    {
        _gaps.Add(1);
        // Clocks that were set back may put the end before the beginning, and a counter never falls.
        _gapTime.Add(Math.Max(0, (gap.To - gap.From).TotalSeconds));
    }

    private void FileEnded(OutputFormat format, string result) => _files.Add(
        1,
        new KeyValuePair<string, object?>("recording.file.format", LiveRecordNames.Extension(format)),
        new KeyValuePair<string, object?>("recording.file.result", result));
}
