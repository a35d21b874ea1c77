using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Recording.Contracts.Errors;
using Recording.Core.Operations;

namespace Recording.Core.Tests.Operations;

public sealed class OperationParametersTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Submit_ObjectsAsJsonTexts_AreRead()
    {
        var result = JobParameters.Submit(Parse(
            """{"Name":"n","TemplateId":"t","StreamInput":"{\"Type\":\"rtmp\",\"Url\":\"rtmp://h/a/s\"}","RecordOutput":"{\"Type\":\"oss\",\"Bucket\":\"my-bucket\"}"}"""), "recordings");

        Assert.True(result.Succeeded);
        Assert.Equal(("rtmp://h/a/s", "my-bucket"), (result.Value.StreamInput.Url, result.Value.Output.Bucket));
    }

    [Theory]
    [InlineData("""{"TemplateId":"t"}""", "MissingName")]
    [InlineData("""{"Name":"n"}""", "MissingTemplateId")]
    [InlineData("""{"Name":"n","TemplateId":"t"}""", "MissingStreamInput")]
    [InlineData("""{"Name":"n","TemplateId":"t","StreamInput":{"Type":"rtmp"}}""", "MissingStreamInput.Url")]
    [InlineData("""{"Name":"n","TemplateId":"t","StreamInput":{"Url":"rtmp://h/a/s"}}""", "MissingStreamInput.Type")]
    [InlineData("""{"Name":"n","TemplateId":"t","StreamInput":{"Type":"srt","Url":"rtmp://h/a/s"}}""", "InvalidStreamInput.Type")]
    [InlineData("""{"Name":"n","TemplateId":"t","StreamInput":{"Type":"rtmp","Url":"http://h/a/s"}}""", "InvalidStreamInput.Url")]
    [InlineData("""{"Name":"n","TemplateId":"t","StreamInput":"[object Object]"}""", "InvalidStreamInput")]
    [InlineData("""{"Name":"n","TemplateId":"t","StreamInput":{"Type":"rtmp","Url":"rtmp://h/a/s"}}""", "MissingRecordOutput")]
    [InlineData("""{"Name":"n","TemplateId":"t","StreamInput":{"Type":"rtmp","Url":"rtmp://h/a/s"},"RecordOutput":{"Type":"s3"}}""", "InvalidRecordOutput.Type")]
    [InlineData("""{"Name":"n","TemplateId":"t","StreamInput":{"Type":"rtmp","Url":"rtmp://h/a/s"},"RecordOutput":{"Type":"oss"},"NotifyUrl":"ftp://h"}""", "InvalidNotifyUrl")]
    [InlineData("""{"Name":"n","TemplateId":"t","StreamInput":{"Type":"rtmp","Url":"rtmp://h/a/s"},"RecordOutput":{"Type":"oss","Endpoint":"a b"}}""", "InvalidRecordOutput.Endpoint")]
    [InlineData("""{"Name":"n","TemplateId":"t","StreamInput":{"Type":"rtmp","Url":"rtmp://h/a/s"},"RecordOutput":{}}""", "MissingRecordOutput.Type")]
    [InlineData("""{"Name":["a"],"TemplateId":"t"}""", "InvalidName")]
    public void Submit_BadInput_IsNamed(string json, string code) =>
        AssertRefused(JobParameters.Submit(Parse(json), "recordings").Error, code);

    [Theory]
    [InlineData("""{"Name":"n"}""", "MissingRecordFormat")]
    [InlineData("""{"Name":"n","RecordFormat":[{"CycleDuration":60}]}""", "MissingRecordFormat.1.Format")]
    [InlineData("""{"Name":"n","RecordFormat":[{"Format":"avi"}]}""", "InvalidRecordFormat.1.Format")]
    [InlineData("""{"Name":"n","RecordFormat":[{"Format":"m3u8"}]}""", "MissingRecordFormat.1.SliceOssObjectPrefix")]
    [InlineData("""{"Name":"n","RecordFormat":[{"Format":"m3u8","SliceOssObjectPrefix":"a/{Sequence}"}]}""", "InvalidRecordFormat.1.SliceOssObjectPrefix")]
    [InlineData("""{"Name":"n","RecordFormat":[{"Format":"m3u8","SliceOssObjectPrefix":"a/{UnixTimestamp}"}]}""", "InvalidRecordFormat.1.SliceOssObjectPrefix")]
    [InlineData("""{"Name":"n","RecordFormat":[{"Format":"mp4","OssObjectPrefix":"a/{StartTime}"}]}""", "InvalidRecordFormat.1.OssObjectPrefix")]
    [InlineData("""{"Name":"n","RecordFormat":[{"Format":"mp4","OssObjectPrefix":"../{StartTime}_{EndTime}"}]}""", "InvalidRecordFormat.1.OssObjectPrefix")]
    [InlineData("""{"Name":"n","RecordFormat":[{"Format":"m3u8","SliceOssObjectPrefix":"a/{UnixTimestamp}_{Sequence}","SliceDuration":4}]}""", "InvalidRecordFormat.1.SliceDuration")]
    [InlineData("""{"Name":"n","RecordFormat":[{"Format":"m3u8","SliceOssObjectPrefix":"a/{UnixTimestamp}_{Sequence}","CycleDuration":20}]}""", "InvalidRecordFormat.1.CycleDuration")]
    [InlineData("""{"Name":"n","RecordFormat":[{"Format":"mp4"},{"Format":"mp4"}]}""", "InvalidRecordFormat")]
    public void CreateTemplate_BadInput_IsNamed(string json, string code) =>
        AssertRefused(TemplateParameters.Create(Parse(json)).Error, code);

    [Theory]
    [InlineData("""{}""", "MissingParams", "DomainName")]
    [InlineData("""{"DomainName":"d"}""", "MissingParams", "StartTime")]
    [InlineData("""{"DomainName":"d","PageSize":0}""", "MalformedParams", "PageSize")]
    [InlineData("""{"DomainName":"d","PageSize":501}""", "MalformedParams", "PageSize")]
    [InlineData("""{"DomainName":"d","PageNumber":100001}""", "MalformedParams", "PageNumber")]
    [InlineData("""{"DomainName":"d","Status":"maybe"}""", "MalformedParams", "Status")]
    [InlineData("""{"DomainName":"d","AppName":[]}""", "MalformedParams", "AppName")]
    [InlineData("""{"DomainName":"d","StreamName":{}}""", "MalformedParams", "StreamName")]
    [InlineData("""{"DomainName":"d","PageNumber":0}""", "MalformedParams", "PageNumber")]
    [InlineData("""{"DomainName":"d","StartTime":"2026-03-10T10:00:00Z"}""", "MissingParams", "EndTime")]
    [InlineData("""{"DomainName":"d","StartTime":"2026-03-10 10:00"}""", "MalformedParams", "StartTime")]
    [InlineData("""{"DomainName":"d","StartTime":"2026-03-10T10:00:00Z","EndTime":"2026-03-10T09:00:00Z"}""", "MalformedParams", "EndTime")]
    [InlineData("""{"DomainName":"d","StartTime":"2026-03-10T10:00:00Z","EndTime":"2026-03-10T10:00:00Z"}""", "MalformedParams", "EndTime")]
    [InlineData("""{"DomainName":"d","StartTime":"2026-03-03T11:59:59Z","EndTime":"2026-03-10T10:00:00Z"}""", "MalformedParams", "StartTime")]
    public void DescribeNotifyRecords_BadInput_HasTheSeedsCodes(string json, string code, string parameter)
    {
        var error = NotifyRecordParameters.Describe(Parse(json), Now).Error;
        AssertRefused(error, code);
        Assert.StartsWith(parameter, error!.Message, StringComparison.Ordinal);
        Assert.EndsWith(", please check and try again later.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 20, 1)]
    [InlineData(",\"RegionId\":\"cn-shanghai\",\"PageSize\":500,\"PageNumber\":\"100000\"", 500, 100000)]
    public void DescribeNotifyRecords_Pages_HaveDefaultsAndLimits(string members, int size, int number)
    {
        var read = NotifyRecordParameters.Describe(
            Parse("{\"DomainName\":\"d\",\"StartTime\":\"2026-03-03T12:00:00Z\",\"EndTime\":\"2026-03-10T12:00:00Z\"" + members + "}"), Now);
        Assert.True(read.Succeeded);
        Assert.Equal((size, number), (read.Value.Page.Size, read.Value.Page.Number));
    }

    [Fact]
    public void DescribeNotifyRecords_Domain_IsReadInAnyCaseAndTheRestIsNot()
    {
        var read = NotifyRecordParameters.Describe(
            Parse("""{"DomainName":"Live.Example.COM","AppName":"App","StreamName":"S1","StartTime":"2026-03-10T10:00:00Z","EndTime":"2026-03-10T11:00:00Z"}"""), Now);

        Assert.Equal(("live.example.com", "App", "S1"), (read.Value!.DomainName, read.Value.AppName, read.Value.StreamName));
    }

    [Theory]
    [InlineData("""{"PageSize":4}""", "InvalidPageSize")]
    [InlineData("""{"PageSize":31}""", "InvalidPageSize")]
    [InlineData("""{"StartTime":"2026-03-01T00:00:00Z","EndTime":"2026-03-06T00:00:00Z"}""", "InvalidEndTime")]
    [InlineData("""{"RecordFormat":"avi"}""", "InvalidRecordFormat")]
    [InlineData("""{"SortBy":"up"}""", "InvalidSortBy")]
    public void ListFiles_BadInput_IsNamed(string json, string code) => AssertRefused(FileParameters.List(Parse(json), Now).Error, code);

    [Theory]
    [InlineData("2026-03-09T00:00:00Z", null)]
    [InlineData("2026-03-08T23:59:59Z", "It must not be earlier than StartTime.")]
    public void ListFiles_EndTime_MayBeTheStartTime(string end, string? reason)
    {
        var read = FileParameters.List(Parse("{\"StartTime\":\"2026-03-09T00:00:00Z\",\"EndTime\":\"" + end + "\"}"), Now);

        Assert.Equal(reason is null, read.Succeeded);
        Assert.True(reason is null || read.Error!.Message.Contains(reason, StringComparison.Ordinal));
    }

    /// <summary>A range around a time at either end of the calendar cannot be computed; that threw.</summary>
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void ListFiles_EndTimeAtAnEndOfTheCalendar_IsRefused(string time) =>
        AssertRefused(FileParameters.List(Parse("{\"EndTime\":\"" + time + "\"}"), Now).Error, "InvalidEndTime");

    [Fact]
    public void Parsers_AnyJson_NeverThrow()
    {
        string[] names = ["Name", "TemplateId", "StreamInput", "RecordOutput", "RecordFormat", "NotifyUrl", "JobId", "JobIds", "PageNo", "PageSize", "StartTime", "EndTime", "Status", "DomainName", "RecordIds", "RemoveFile", "Type", "Url", "Format"];
        string[] values = ["\"\"", "\"{\"", "\"{}\"", "\"[1]\"", "\"{\\\"a\\\":1,\\\"a\\\":2}\"", "null", "1", "1e400", "-1", "true", "[]", "[null]", "[{}]", "[[]]", "{}", "{\"Type\":\"rtmp\",\"Url\":{}}", "\"\\u0000\"", "99999999999999999999"];
        var member = from name in Gen.Elements(names) from value in Gen.Elements(values) select (name, value);
        Prop.ForAll(member.ArrayOf(6).ToArbitrary(), members =>
        {
            var json = "{" + string.Join(',', members.DistinctBy(pair => pair.name).Select(pair => $"\"{pair.name}\":{pair.value}")) + "}";
            _ = JobParameters.Submit(Parse(json), "recordings");
            _ = JobParameters.List(Parse(json), Now);
            _ = JobParameters.JobId(Parse(json));
            _ = TemplateParameters.Create(Parse(json));
            _ = TemplateParameters.Update(Parse(json));
            _ = TemplateParameters.List(Parse(json));
            _ = FileParameters.List(Parse(json), Now);
            _ = FileParameters.Delete(Parse(json));
            _ = NotifyRecordParameters.Describe(Parse(json), Now);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static void AssertRefused(WireError? error, string code)
    {
        Assert.NotNull(error);
        Assert.Equal((400, code), (error.Status, error.Code));
    }
}
