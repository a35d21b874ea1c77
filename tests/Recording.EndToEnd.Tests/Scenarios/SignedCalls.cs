using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recording.Core.Signatures;
using Recording.Testing.Server;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>Signs requests as a client does, and lets a test spoil them.</summary>
internal static class SignedCalls
{
    public static string Time(TimeSpan offset) =>
        (TimeProvider.System.GetUtcNow() + offset).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The address of a GET with signature V1.</summary>
    public static string RpcAddress(string nonce, string timestamp, string key = RecordingServer.KeyId, string secret = RecordingServer.Key)
    {
        var parameters = new List<KeyValuePair<string, string>>
        {
            new("Action", "ListLiveRecordJobs"), new("Version", "2020-11-09"), new("AccessKeyId", key), new("SignatureMethod", "HMAC-SHA1"),
            new("SignatureVersion", "1.0"), new("SignatureNonce", nonce), new("Timestamp", timestamp), new("Format", "JSON"),
        };
        var request = new SignedRequest("GET", "/", parameters, [], new Dictionary<string, string>(), "");
        parameters.Add(new("Signature", RpcSignature.Sign(request, secret)));
        return "/?" + string.Join('&', parameters.Select(pair => $"{pair.Key}={PercentEncoding.Encode(pair.Value)}"));
    }

    /// <summary>A POST with signature V3 over a form.</summary>
    public static HttpRequestMessage Acs3(Uri server, string form, string nonce, string timestamp, string? sentForm = null, params string[] unsigned)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = server.Authority,
            ["x-acs-action"] = "GetLiveRecordJob",
            ["x-acs-version"] = "2020-11-09",
            ["x-acs-date"] = timestamp,
            ["x-acs-signature-nonce"] = nonce,
            ["x-acs-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form))),
        };
        var signed = headers.Keys.Except(unsigned).ToList();
        var signature = Acs3Signature.Sign(
            new SignedRequest("POST", "/", [], [], headers, headers["x-acs-content-sha256"]), signed, RecordingServer.Key);
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/"))
        {
            Content = new StringContent(sentForm ?? form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        foreach (var (name, value) in headers.Where(header => header.Key != "host"))
            message.Headers.TryAddWithoutValidation(name, value);
        message.Headers.TryAddWithoutValidation(
            "Authorization", $"{Acs3Authorization.Scheme} Credential={RecordingServer.KeyId},SignedHeaders={string.Join(';', signed)},Signature={signature}");
        return message;
    }
}
