using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>StartRtcCloudRecording: StorageType, OSSParams, VodParams.</summary>
public sealed class StorageParamsTests
{
    [Theory]
    [InlineData("StorageParams.StorageType=2", "StorageParams.StorageType")]
    [InlineData("StorageParams.StorageType=-1", "StorageParams.StorageType")]
    [InlineData("StorageParams.StorageType=\"OSS\"", "StorageParams.StorageType")]
    [InlineData("StorageParams=\"[object Object]\"", "StorageParams")]
    [InlineData("StorageParams=[1]", "StorageParams")]
    public void Rejects_StorageType(string edits, string parameter) =>
        RtcRequests.Refuse(RtcRequests.Individual, edits, "InvalidParameter.StorageParams.StorageType", parameter);

    [Theory]
    [InlineData("=\"[object Object]\"", "")]
    [InlineData("=\"x\"", "")]
    [InlineData(".OSSEndpoint=\"http://oss\"", ".OSSEndpoint")]
    [InlineData(".OSSEndpoint=\"a b\"", ".OSSEndpoint")]
    [InlineData(".OSSEndpoint=[]", ".OSSEndpoint")]
    [InlineData(".OSSBucket=\"ab\"", ".OSSBucket")]
    [InlineData(".OSSBucket=\"MyBucket\"", ".OSSBucket")]
    [InlineData(".OSSBucket=\"my_bucket\"", ".OSSBucket")]
    [InlineData(".OSSBucket=\"-bucket\"", ".OSSBucket")]
    [InlineData(".OSSBucket=\"bucket-\"", ".OSSBucket")]
    [InlineData(".OSSBucket=\"../tables\"", ".OSSBucket")]
    [InlineData(".OSSBucket=\"b123456789012345678901234567890123456789012345678901234567890123\"", ".OSSBucket")]
    public void Rejects_OSSParams(string edit, string member) =>
        RtcRequests.Refuse(
            RtcRequests.Individual, $"StorageParams.OSSParams{edit}", "InvalidParameter.StorageParams.OSSParams", $"StorageParams.OSSParams{member}");

    [Theory]
    [InlineData("=\"[object Object]\"", "")]
    [InlineData("=[]", "")]
    [InlineData(".StorageLocation=\"http://x/y\"", ".StorageLocation")]
    [InlineData(".VodTranscodeGroupId=\"12345678901234567890123456789012345678901234567890123456789012345\"", ".VodTranscodeGroupId")]
    [InlineData(".AutoCompose=2", ".AutoCompose")]
    [InlineData(".AutoCompose=true", ".AutoCompose")]
    [InlineData(".AutoCompose=1 & StorageParams.VodParams.ComposeVodTranscodeGroupId={}", ".ComposeVodTranscodeGroupId")]
    public void Rejects_VodParams(string edit, string member) =>
        RtcRequests.Refuse(
            RtcRequests.Vod, $"StorageParams.VodParams{edit}", "InvalidParameter.StorageParams.VodParams", $"StorageParams.VodParams{member}");

    [Theory]
    [InlineData("", false, null)]
    [InlineData("StorageParams.VodParams.ComposeVodTranscodeGroupId=\"g\"", false, null)]
    [InlineData("StorageParams.VodParams.AutoCompose=0 & StorageParams.VodParams.ComposeVodTranscodeGroupId=\"g\"", false, null)]
    [InlineData("StorageParams.VodParams.AutoCompose=\"1\" & StorageParams.VodParams.ComposeVodTranscodeGroupId=\"g\"", true, "g")]
    public void Accepts_AutoCompose(string edits, bool compose, string? group)
    {
        var vod = RtcRequests.Accept(RtcRequests.Vod, edits).StorageParams.VodParams;
        Assert.Equal(new VodParams("mytest.oss-cn-shenzhen.aliyuncs.com", null, compose, group), vod);
    }

    [Fact]
    public void Accepts_VodWithoutAnyMember() =>
        Assert.Equal(
            new VodParams(null, null, false, null), RtcRequests.Accept(RtcRequests.Vod, "StorageParams.VodParams={}").StorageParams.VodParams);

    [Fact]
    public void Accepts_Oss_WithVodParamsWithoutEffect()
    {
        var storage = RtcRequests.Accept(RtcRequests.Individual, "StorageParams.VodParams={\"AutoCompose\":7}").StorageParams;
        Assert.Equal((new OSSParams("oss-cn-shanghai.aliyuncs.com", "mytest-bucket"), null), (storage.OSSParams, storage.VodParams));
    }

    [Fact]
    public void Accepts_Vod_WithOssParamsAndFileInfoWithoutEffect()
    {
        var storage = RtcRequests.Accept(RtcRequests.Vod, "StorageParams.OSSParams={\"OSSBucket\":1} & StorageParams.FileInfo=[7]").StorageParams;
        Assert.Null(storage.OSSParams);
        Assert.Empty(storage.FileInfo);
    }
}
