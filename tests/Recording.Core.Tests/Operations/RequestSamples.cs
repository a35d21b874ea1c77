using Recording.Contracts.CallbackRecords;
using Recording.Contracts.LiveRecordFiles;
using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Contracts.Queries;
using Recording.Contracts.RtcMpuEvents;

namespace Recording.Core.Tests.Operations;

/// <summary>Good requests of the operations, each another from a source of choices.</summary>
internal sealed class RequestSamples(Random random)
{
    public static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Letters = ["a", "Z", "9", "-", "_", " ", ".", "&", "=", "+", "%", "\"", "ü", "漢", "😀", "{", "[", "'", "*", "~", "!", "(", ",", "1"];

    public Random Random => random;

    public SubmitLiveRecordJobRequest Submit() => new(
        Text(128),
        Text(32),
        new StreamInput("rtmp", Pick("rtmp://h/live/x", "rtmps://user:pw@h:1936/a/b/c?key=a%20b&x=1")),
        new RecordOutput(Pick("oss", "vod"), Maybe(() => "oss-cn-shanghai.aliyuncs.com"), Pick("recordings", "my-bucket")),
        Maybe(Address));

    public string Id() => Text(64);

    public ListLiveRecordJobsRequest ListJobs()
    {
        var (from, to) = Range(30);
        return new(Maybe(() => Text(64)), Maybe(() => Pick("initial", "started", "paused")), from, to, Page(1, 100), Order());
    }

    public ListLiveRecordFilesRequest ListFiles()
    {
        var (from, to) = Range(4);
        return new(Texts(0, 50), Maybe(() => Pick("m3u8", "mp4", "flv", "mp3")), from, to, Page(5, 30), Order());
    }

    public DeleteLiveRecordFilesRequest DeleteFiles() => new(Texts(1, 50), Flip());

    public CreateLiveRecordTemplateRequest CreateTemplate() => new(Text(128), Formats());

    public UpdateLiveRecordTemplateRequest UpdateTemplate() => new(Id(), Text(128), Formats());

    public GetLiveRecordTemplateRequest GetTemplate() => new(Id(), Maybe(Id));

    public ListLiveRecordTemplatesRequest ListTemplates() =>
        new(Maybe(() => Text(64)), Maybe(() => Pick("system", "custom")), Texts(0, 100), Page(1, 100), Order());

    public DescribeLiveRecordNotifyRecordsRequest Describe()
    {
        var (from, to) = Range(7);
        return new(Text(64).ToLowerInvariant(), Maybe(() => Text(64)), Maybe(() => Text(64)), Maybe(() => Pick("success", "failed")), from, to, Page(1, 500));
    }

    public ListRtcMPUEventSubRecordRequest ListRecords()
    {
        var (from, to) = Range(7);
        return new(Pick("app-1", "Ab_9"), Maybe(() => Text(64)), from, to, Page(1, 100));
    }

    public CreateRtcMPUEventSubRequest CreateSub() => new(Pick("app-1", "Ab_9"), Hook(), Channels());

    public UpdateRtcMPUEventSubRequest UpdateSub() => new(Pick("app-1", "Ab_9"), Maybe(Hook), Channels());

    public bool Flip() => random.Next(2) == 0;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    public int Between(int min, int max) => random.Next(4) switch { 0 => min, 1 => max, _ => random.Next(min, max + 1) };

    public T? Maybe<T>(Func<T> value)
        where T : class =>
        Flip() ? value() : null;

    public string Address() => Pick("https://example.com/hook?a=1&b=%20", "http://127.0.0.1:8080/", "https://h/ü");

    /// <summary>Any text that is not blank at an end, so that it can be an id too.</summary>
    public string Text(int maxLength)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pick<string>(Letters)));
        return $"{Pick("a", "漢", "[", "{")}{text}{Pick("b", "]", "}", "0")}"[..Math.Min(maxLength, text.Length + 2)];
    }

    /// <summary>In the characters that a CallbackUrl may have.</summary>
    private string Hook() => Pick("https://example.com/hook?token=a%20b+c", "http://127.0.0.1:8080/", "http://h/a-b_c.d/#e");

    private IReadOnlyList<string> Channels() => [.. Enumerable.Range(0, Between(0, 20)).Select(number => $"{Pick("room", "R_", "9-")}{number}")];

    private IReadOnlyList<string> Texts(int min, int max) => [.. Enumerable.Range(0, Between(min, max)).Select(_ => Text(64))];

    private PageRequest Page(int minSize, int maxSize) => new(Between(1, 100_000), Between(minSize, maxSize));

    private SortOrder Order() => Flip() ? SortOrder.Ascending : SortOrder.Descending;

    private (DateTimeOffset From, DateTimeOffset To) Range(int days)
    {
        var from = Now.AddSeconds(-Between(1, days * 86400));
        return (from, from.AddSeconds(Between(1, (int)(Now - from).TotalSeconds)));
    }

    private IReadOnlyList<RecordFormat> Formats() => [.. new[] { "m3u8", "mp4", "flv", "mp3" }.OrderBy(_ => random.Next()).Take(Between(1, 4)).Select(Format)];

    private RecordFormat Format(string format)
    {
        var isHls = format == "m3u8";
        return new RecordFormat
        {
            Format = format,
            CycleDuration = Between(30, 21600),
            SliceDuration = isHls ? Between(5, 30) : null,
            OssObjectPrefix = Pick("a/{JobId}/{StartTime}_{EndTime}", "ü {EscapedStartTime} & {EscapedEndTime}"),
            SliceOssObjectPrefix = isHls ? "s/{UnixTimestamp}_{Sequence}" : null,
        };
    }
}
