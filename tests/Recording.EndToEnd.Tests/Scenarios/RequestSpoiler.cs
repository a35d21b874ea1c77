using System.Globalization;
using System.Text;
using Recording.Testing.Server;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>Makes requests that are nearly right, and spoils them: the same sequence for the same seed.</summary>
internal sealed class RequestSpoiler(int seed)
{
    private static readonly string[] Actions =
    [
        "SubmitLiveRecordJob", "GetLiveRecordJob", "ListLiveRecordJobs", "ListLiveRecordFiles", "DeleteLiveRecordFiles", "CreateLiveRecordTemplate",
        "GetLiveRecordTemplate", "ListLiveRecordTemplates", "UpdateLiveRecordTemplate", "DeleteLiveRecordTemplate", "StopLiveRecordJob",
        "DescribeLiveRecordNotifyRecords", "StartRtcCloudRecording", "ListRtcMPUEventSubRecord", "Nonsense", "",
    ];

    private static readonly string[] Names =
    [
        "Name", "TemplateId", "StreamInput", "RecordOutput", "RecordFormat", "JobId", "JobIds", "PageNo", "PageSize", "StartTime", "EndTime", "Status",
        "DomainName", "RecordIds", "SortBy", "Keyword", "NotifyUrl", "AppId", "SubscribeParams", "StorageParams", "JobIds.1", "A.B.1.C", "..", ".",
    ];

    private static readonly string[] Values =
    [
        "\"x\"", "\"\"", "null", "true", "0", "-1", "1e999", "99999999999999999999999999", "1.5", "{}", "[]", "[null]", "[[[[]]]]", "{\"a\":{\"a\":{}}}",
        "\"{\\\"Type\\\":\\\"rtmp\\\",\\\"Url\\\":\\\"rtmp://h/a/s\\\"}\"", "{\"Type\":\"rtmp\",\"Url\":\"rtmp://h/a/s\"}", "\"2026-01-01T00:00:00Z\"",
        "\"[object Object]\"", "\"\\u0000\"", "\"\\ud800\"", "\"../../etc/passwd\"", "\"system-hls\"", "\"{StartTime}{\"", "{\"a\":1,\"a\":2}", "\"\\\\\"",
    ];

    // Reproducible, not secret.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var request = _random.Next(3) switch
        {
            0 => Json(),
            1 => Form(),
            _ => Query(),
        };
        var bytes = Encoding.UTF8.GetBytes(request);
        return _random.Next(3) == 0 ? Spoil(bytes) : bytes;
    }

    private string Json()
    {
        var body = _random.Next(8) switch
        {
            0 => new string('[', _random.Next(1, 3000)),
            1 => string.Concat(Enumerable.Repeat("{\"a\":", _random.Next(1, 600))),
            _ => "{" + string.Join(',', Members().Select(pair => $"\"{pair.Name}\":{pair.Value}")) + "}",
        };
        return Head($"POST /api/{Pick(Actions)}", body, "application/json") + body;
    }

    private string Form()
    {
        var body = string.Join('&', Members().Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value.Trim('"'))}"));
        return Head($"POST /?Action={Pick(Actions)}&Version={Pick("2020-11-09", "2016-11-01", "x")}", body, "application/x-www-form-urlencoded") + body;
    }

    private string Query()
    {
        var pairs = Members().Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value.Trim('"'))}").ToList();
        if (_random.Next(2) == 0)
            pairs.AddRange(["SignatureMethod=HMAC-SHA1", "SignatureNonce=x", "AccessKeyId=testid", $"Timestamp={SignedCalls.Time(TimeSpan.Zero)}", "Signature=%00%FF"]);
        return Head($"GET /?Action={Pick(Actions)}&Format={Pick("JSON", "XML", "x")}&{string.Join('&', pairs)}", "", "text/plain");
    }

    private string Head(string line, string body, string type)
    {
        var head = new StringBuilder().Append(line).Append(" HTTP/1.1\r\nHost: localhost\r\n");
        if (_random.Next(8) != 0)
            head.Append("x-functions-key: ").Append(RecordingServer.Key).Append("\r\n");
        if (_random.Next(16) == 0)
            head.Append("Authorization: ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;;x,Signature=zz\r\nx-acs-date: never\r\n");
        return head.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n").ToString();
    }

    private List<(string Name, string Value)> Members() =>
        [.. Enumerable.Range(0, _random.Next(6)).Select(_ => (Pick(Names), Pick(Values)))];

    /// <summary>Some bytes changed, doubled or taken away; never the length that was announced, so most still are whole requests.</summary>
    private byte[] Spoil(byte[] bytes)
    {
        for (var changes = _random.Next(1, 6); changes > 0; changes--)
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return bytes;
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
#pragma warning restore CA5394
}
