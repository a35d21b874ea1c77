namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>StartRtcCloudRecording: NotifyUrl, NotifyAuthKey, NotifyFileUploadedFormat, MaxIdleTime.</summary>
public sealed class NotifyParamsTests
{
    private const string Url = "NotifyUrl=\"https://example.com/hook\" & ";
    private const string Mp4 = "StorageParams.FileInfo=[{\"Format\":\"MP4\"}] & ";

    [Theory]
    [InlineData("\"example.com/hook\"")]
    [InlineData("\"ftp://example.com\"")]
    [InlineData("\"https://\"")]
    [InlineData("\"https://user:secret@example.com/\"")]
    [InlineData("\"[object Object]\"")]
    [InlineData("[]")]
    public void Rejects_NotifyUrl(string json) =>
        RtcRequests.Refuse(RtcRequests.Individual, $"NotifyUrl={json}", "InvalidParameter.NotifyUrl", "NotifyUrl");

    [Fact]
    public void NotifyUrl_Length_IsAtMost2048()
    {
        var address = "https://h/".PadRight(2048, 'x');
        Assert.Equal(address, RtcRequests.Accept(RtcRequests.Individual, $"NotifyUrl=\"{address}\"").NotifyUrl);
        RtcRequests.Refuse(RtcRequests.Individual, $"NotifyUrl=\"{address}x\"", "InvalidParameter.NotifyUrl", "NotifyUrl");
    }

    [Theory]
    [InlineData("\"123456789012345\"")]
    [InlineData("\"12345678901234567890123456789012345678901234567890123456789012345\"")]
    [InlineData("\"mytestkey-mytestkey\"")]
    [InlineData("\"mytestkeymytestkéy\"")]
    [InlineData("\"mytestkey mytestkey\"")]
    [InlineData("{}")]
    public void Rejects_NotifyAuthKey(string json) =>
        RtcRequests.Refuse(RtcRequests.Individual, $"{Url}NotifyAuthKey={json}", "InvalidParameter.NotifyAuthKey", "NotifyAuthKey");

    [Theory]
    [InlineData("1234567890123456")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("MyTestKeyMyTestKey1")]
    public void Accepts_NotifyAuthKey(string key) =>
        Assert.Equal(key, RtcRequests.Accept(RtcRequests.Individual, $"{Url}NotifyAuthKey=\"{key}\"").NotifyAuthKey);

    [Theory]
    [InlineData("\"1234567890123456\"")]
    [InlineData("\"short\"")]
    public void NotifyAuthKey_WithoutNotifyUrl_HasNoEffect(string json) =>
        Assert.Null(RtcRequests.Accept(RtcRequests.Individual, $"NotifyAuthKey={json}").NotifyAuthKey);

    [Theory]
    [InlineData("[\"FLV\"]")]
    [InlineData("[\"\"]")]
    [InlineData("[{}]")]
    [InlineData("{}")]
    [InlineData("\"[object Object]\"")]
    [InlineData("[\"MP3\"]")]
    [InlineData("[\"hls\",\"mp3\"]")]
    [InlineData("[\"HLS\",\"HLS\",\"HLS\",\"HLS\",\"HLS\"]")]
    public void Rejects_NotifyFileUploadedFormat(string json) =>
        RtcRequests.Refuse(RtcRequests.Individual, $"{Mp4}NotifyFileUploadedFormat={json}", "InvalidParameter.NotifyFileUploadedFormat", "NotifyFileUploadedFormat");

    [Fact]
    public void Rejects_NotifyFileUploadedFormat_ForVod() =>
        RtcRequests.Refuse(RtcRequests.Vod, "NotifyFileUploadedFormat=[\"MP4\"]", "InvalidParameter.NotifyFileUploadedFormat", "NotifyFileUploadedFormat");

    [Theory]
    [InlineData("[\"mp4\",\"Hls\",\"sLiCe\"]", "Mp4,Hls,Slice")]
    [InlineData("[\"MP4\",\"mp4\"]", "Mp4")]
    [InlineData("\"SLICE\"", "Slice")]
    [InlineData("\"[\\\"HLS\\\"]\"", "Hls")]
    [InlineData("[]", "")]
    public void Accepts_NotifyFileUploadedFormat(string json, string formats) =>
        Assert.Equal(
            formats,
            string.Join(',', RtcRequests.Accept(RtcRequests.Individual, $"{Mp4}NotifyFileUploadedFormat={json}").NotifyFileUploadedFormat));

    [Theory]
    [InlineData("9")]
    [InlineData("14401")]
    [InlineData("-1")]
    [InlineData("\"5m\"")]
    [InlineData("30.5")]
    [InlineData("[60]")]
    public void Rejects_MaxIdleTime(string json) =>
        RtcRequests.Refuse(RtcRequests.Individual, $"MaxIdleTime={json}", "InvalidParameter.MaxIdleTime", "MaxIdleTime");

    [Theory]
    [InlineData("", 300)]
    [InlineData("MaxIdleTime=10", 10)]
    [InlineData("MaxIdleTime=\"14400\"", 14400)]
    public void Accepts_MaxIdleTime(string edits, int seconds) =>
        Assert.Equal(seconds, RtcRequests.Accept(RtcRequests.Individual, edits).MaxIdleTime);
}
