using Recording.Contracts.Errors;
using Recording.Core.Operations.Rtc;

namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>The rows of the two error tables that the parameters alone do not decide.</summary>
public sealed class RtcErrorRowsTests
{
    [Fact]
    public void Start_UnknownApp_IsInvalidAppId() =>
        RtcRequests.AssertRow(
            RtcPreconditions.Check(RtcRequests.Accept(RtcRequests.Individual), appIsConfigured: false, bucketExists: false)!, "InvalidParameter.AppId", "AppId");

    [Fact]
    public void Start_MissingBucket_IsNotFound() =>
        RtcRequests.AssertRow(
            RtcPreconditions.Check(RtcRequests.Accept(RtcRequests.Individual), appIsConfigured: true, bucketExists: false)!, "NotFound.OSSBucket", "The bucket");

    [Fact]
    public void Start_EverythingThere_IsNoError() =>
        Assert.Null(RtcPreconditions.Check(RtcRequests.Accept(RtcRequests.Individual), appIsConfigured: true, bucketExists: true));

    [Fact]
    public void Start_Vod_NeedsNoBucket() =>
        Assert.Null(RtcPreconditions.Check(RtcRequests.Accept(RtcRequests.Vod), appIsConfigured: true, bucketExists: false));

    [Fact]
    public void Start_EmptyChannel_IsInvalidChannelId() =>
        RtcRequests.AssertRow(RtcRecordingErrors.UnknownChannel("room1024"), "InvalidParameter.ChannelId", "ChannelId");

    [Fact]
    public void Events_RowsThatParametersDoNotDecide_HaveTheTablesTexts()
    {
        Assert.Equal(new WireError(403, "OperationDenied", "Your account has not enabled the Live service"), RtcMpuEventErrors.OperationDenied);
        Assert.Equal(
            new WireError(403, "Forbidden", "The key's Actions do not name this operation, please check and try again later."), RtcMpuEventErrors.Forbidden);
        Assert.All(
            [RtcMpuEventErrors.AlreadySubscribed, RtcMpuEventErrors.NotSubscribed], error => Assert.Equal((400, "InvalidParam"), (error.Status, error.Code)));
        Assert.Equal((400, "InvalidAppId"), (RtcMpuEventErrors.UnknownApp("app-1").Status, RtcMpuEventErrors.UnknownApp("app-1").Code));
    }
}
