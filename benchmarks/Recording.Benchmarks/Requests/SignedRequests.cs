using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Recording.Core.Signatures;
using Recording.Testing.Server;

namespace Recording.Benchmarks.Requests;

/// <summary>Requests as the vendor's clients send them, each with a nonce of its own.</summary>
internal static class SignedRequests
{
    private static readonly List<KeyValuePair<string, string>> StartParameters =
    [
        new("AppId", "app-1"),
        new("ChannelId", "room1024"),
        new("SubscribeParams", JsonSerializer.Serialize(new { SubscribeUserIdList = Enumerable.Range(1, 17).Select(i => new { UserId = $"user{i}" }) })),
        new("RecordParams", JsonSerializer.Serialize(new { RecordMode = 0, MaxFileDuration = 3600 })),
        new("StorageParams", JsonSerializer.Serialize(new
        {
            StorageType = 1,
            OSSParams = new { OSSEndpoint = "oss-cn-shanghai.aliyuncs.com", OSSBucket = "recordings" },
            FileInfo = new[] { new { Format = "MP4", FilePathPrefix = new[] { "dir1", "dir2" } } },
        })),
        new("NotifyUrl", "http://example.com/callback"),
        new("MaxIdleTime", "600"),
    ];

    /// <summary>StartRtcCloudRecording in the query, signature V3.</summary>
    public static HttpRequestMessage Start(Uri server)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = server.Authority,
            ["x-acs-action"] = "StartRtcCloudRecording",
            ["x-acs-version"] = "2016-11-01",
            ["x-acs-date"] = Now(TimeSpan.Zero),
            ["x-acs-signature-nonce"] = Guid.NewGuid().ToString("N"),
            ["x-acs-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData([])),
        };
        var names = headers.Keys.ToList();
        var signed = new SignedRequest("POST", "/", StartParameters, [], headers, headers["x-acs-content-sha256"]);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/?" + Query(StartParameters))) { Content = new ByteArrayContent([]) };
        foreach (var (name, value) in headers.Where(header => header.Key != "host"))
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{Acs3Authorization.Scheme} Credential={RecordingServer.KeyId},SignedHeaders={string.Join(';', names)},Signature={Acs3Signature.Sign(signed, names, RecordingServer.Key)}");
        return request;
    }

    /// <summary>DescribeLiveRecordNotifyRecords in the query, signature V1.</summary>
    public static HttpRequestMessage Describe(Uri server)
    {
        List<KeyValuePair<string, string>> parameters =
        [
            new("Action", "DescribeLiveRecordNotifyRecords"), new("Version", "2016-11-01"), new("Format", "JSON"), new("DomainName", "example.com"),
            new("PageSize", "20"), new("PageNumber", "1"), new("StartTime", Now(TimeSpan.FromDays(-1))), new("EndTime", Now(TimeSpan.Zero)),
            new("AccessKeyId", RecordingServer.KeyId), new("SignatureMethod", "HMAC-SHA1"), new("SignatureVersion", "1.0"),
            new("SignatureNonce", Guid.NewGuid().ToString("N")), new("Timestamp", Now(TimeSpan.Zero)),
        ];
        var signed = new SignedRequest("GET", "/", parameters, [], new Dictionary<string, string>(), "");
        parameters.Add(new("Signature", RpcSignature.Sign(signed, RecordingServer.Key)));
        return new HttpRequestMessage(HttpMethod.Get, new Uri(server, "/?" + Query(parameters)));
    }

    private static string Query(List<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(pair => $"{pair.Key}={PercentEncoding.Encode(pair.Value)}"));

    private static string Now(TimeSpan offset) =>
        (TimeProvider.System.GetUtcNow() + offset).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
