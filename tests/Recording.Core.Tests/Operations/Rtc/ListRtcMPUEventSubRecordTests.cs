using Recording.Contracts.Errors;
using Recording.Contracts.Queries;
using Recording.Contracts.RtcMpuEvents;
using Recording.Core.Operations.Rtc;

namespace Recording.Core.Tests.Operations.Rtc;

public sealed class ListRtcMPUEventSubRecordTests
{
    private const string Again = ", please check and try again later.";
    private const string Good = """
        {"AppId":"yourAppId","StartTime":"2026-03-10T10:00:00Z","EndTime":"2026-03-10T11:00:00Z","PageSize":10,"PageNo":20}
        """;

    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("AppId=-", "AppId")]
    [InlineData("AppId=\"\"", "AppId")]
    [InlineData("StartTime=-", "StartTime")]
    [InlineData("EndTime=-", "EndTime")]
    [InlineData("PageSize=-", "PageSize")]
    [InlineData("PageNo=-", "PageNo")]
    [InlineData("PageNo=- & AppId=\"a b\"", "PageNo")]
    public void Rejects_WhatIsAbsent(string edits, string parameter) =>
        Assert.Equal(new WireError(400, "MissingParam", $"{parameter} is mandatory for this action{Again}"), Read(edits).Error);

    [Theory]
    [InlineData("\"a b\"")]
    [InlineData("\"app.1\"")]
    [InlineData("\"应用\"")]
    [InlineData("\"12345678901234567890123456789012345678901234567890123456789012345\"")]
    [InlineData("[]")]
    [InlineData("\"[object Object]\"")]
    public void Rejects_AppId(string json)
    {
        var error = Read($"AppId={json}").Error!;
        Assert.Equal((400, "InvalidAppId"), (error.Status, error.Code));
        Assert.StartsWith("AppId", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(Again, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SubId=[]", "SubId")]
    [InlineData("SubId=\"a\\tb\"", "SubId")]
    [InlineData("StartTime=\"2026-03-10 10:00:00\"", "StartTime")]
    [InlineData("StartTime=\"2026-03-10T10:00:00+08:00\"", "StartTime")]
    [InlineData("StartTime=\"2026-02-30T10:00:00Z\"", "StartTime")]
    [InlineData("StartTime=\"2026-03-03T11:44:59Z\"", "StartTime")]
    [InlineData("EndTime=\"tomorrow\"", "EndTime")]
    [InlineData("EndTime=\"2026-03-10T10:00:00Z\"", "EndTime")]
    [InlineData("EndTime=\"2026-03-10T09:00:00Z\"", "EndTime")]
    [InlineData("EndTime=\"2026-03-10T12:15:01Z\"", "EndTime")]
    [InlineData("PageSize=0", "PageSize")]
    [InlineData("PageSize=101", "PageSize")]
    [InlineData("PageSize=\"many\"", "PageSize")]
    [InlineData("PageNo=0", "PageNo")]
    [InlineData("PageNo=-1", "PageNo")]
    [InlineData("PageNo=2147483648", "PageNo")]
    public void Rejects_Values(string edits, string parameter)
    {
        var error = Read(edits).Error!;
        Assert.Equal((400, "InvalidParam"), (error.Status, error.Code));
        Assert.StartsWith(parameter + " must", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SubId=\"Sub-1\" & PageSize=\"1\" & PageNo=\"1\"", "Sub-1", 1, 1)]
    [InlineData("PageSize=100 & PageNo=2147483647", null, 100, 2147483647)]
    public void Accepts_Pages(string edits, string? subId, int size, int number) =>
        Assert.Equal(
            new ListRtcMPUEventSubRecordRequest("yourAppId", subId, Now.AddHours(-2), Now.AddHours(-1), new PageRequest(number, size)), Read(edits).Value);

    /// <summary>A clock that is off by 15 minutes is as good here as in a signature.</summary>
    [Theory]
    [InlineData("StartTime=\"2026-03-03T11:45:00Z\"")]
    [InlineData("EndTime=\"2026-03-10T12:15:00Z\"")]
    public void Accepts_RangeWithinTheClockTolerance(string edits) => Assert.True(Read(edits).Succeeded);

    [Fact]
    public void Rejects_TheFirstErrorInOrder() => Assert.Equal("InvalidAppId", Read("AppId=\"?\" & PageSize=0").Error!.Code);

    private static Core.Results.Result<ListRtcMPUEventSubRecordRequest> Read(string edits) =>
        ListRtcMPUEventSubRecordParameters.Read(RtcRequests.Edit(Good, edits), Now);
}
