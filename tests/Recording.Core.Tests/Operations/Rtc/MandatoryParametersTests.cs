namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>StartRtcCloudRecording: what must be there, and what comes first.</summary>
public sealed class MandatoryParametersTests
{
    [Theory]
    [InlineData("AppId=-", "AppId")]
    [InlineData("AppId=\"\"", "AppId")]
    [InlineData("AppId=null", "AppId")]
    [InlineData("ChannelId=-", "ChannelId")]
    [InlineData("SubscribeParams=-", "SubscribeParams")]
    [InlineData("SubscribeParams=\"\"", "SubscribeParams")]
    [InlineData("SubscribeParams={}", "SubscribeParams.SubscribeUserIdList")]
    [InlineData("SubscribeParams.SubscribeUserIdList=[{}]", "SubscribeParams.SubscribeUserIdList.1.UserId")]
    [InlineData("SubscribeParams.SubscribeUserIdList.2={\"StreamType\":1}", "SubscribeParams.SubscribeUserIdList.2.UserId")]
    [InlineData("RecordParams=-", "RecordParams")]
    [InlineData("RecordParams={}", "RecordParams.RecordMode")]
    [InlineData("StorageParams=-", "StorageParams")]
    [InlineData("StorageParams={}", "StorageParams.StorageType")]
    [InlineData("StorageParams.FileInfo=[{}]", "StorageParams.FileInfo.1.Format")]
    [InlineData("StorageParams.OSSParams=-", "StorageParams.OSSParams")]
    [InlineData("StorageParams.OSSParams.OSSEndpoint=-", "StorageParams.OSSParams.OSSEndpoint")]
    [InlineData("StorageParams.OSSParams.OSSBucket=-", "StorageParams.OSSParams.OSSBucket")]
    [InlineData("StorageParams={\"StorageType\":0}", "StorageParams.VodParams")]
    [InlineData("StorageParams={\"StorageType\":0,\"VodParams\":{\"AutoCompose\":1}}", "StorageParams.VodParams.ComposeVodTranscodeGroupId")]
    public void Rejects_WhatIsAbsent(string edits, string parameter) =>
        RtcRequests.Refuse(RtcRequests.Individual, edits, "MissingParameter", parameter);

    [Theory]
    [InlineData("MixTranscodeParams=-", "MixTranscodeParams")]
    [InlineData("MixTranscodeParams.AudioBitrate=-", "MixTranscodeParams.AudioBitrate")]
    [InlineData("MixTranscodeParams.AudioChannels=-", "MixTranscodeParams.AudioChannels")]
    [InlineData("MixTranscodeParams.AudioSampleRate=-", "MixTranscodeParams.AudioSampleRate")]
    [InlineData("MixTranscodeParams.VideoBitrate=-", "MixTranscodeParams.VideoBitrate")]
    [InlineData("MixTranscodeParams.VideoFramerate=-", "MixTranscodeParams.VideoFramerate")]
    [InlineData("MixTranscodeParams.VideoGop=-", "MixTranscodeParams.VideoGop")]
    [InlineData("MixTranscodeParams.VideoGop=- & RecordParams.StreamType=2", "MixTranscodeParams.VideoGop")]
    [InlineData("MixLayoutParams=-", "MixLayoutParams")]
    [InlineData("MixLayoutParams={}", "MixLayoutParams.UserPanes")]
    public void Rejects_WhatMixedModeMisses(string edits, string parameter) =>
        RtcRequests.Refuse(RtcRequests.Mixed, edits, "MissingParameter", parameter);

    /// <summary>What is mandatory for everyone comes before any value, then the document's order counts.</summary>
    [Theory]
    [InlineData("AppId=\"a b\" & StorageParams=-", "MissingParameter", "StorageParams")]
    [InlineData("ChannelId=- & StorageParams=-", "MissingParameter", "ChannelId")]
    [InlineData("AppId=\"a b\" & MaxIdleTime=1", "InvalidParameter.AppId", "AppId")]
    [InlineData("MaxIdleTime=1 & NotifyUrl=\"x\"", "InvalidParameter.NotifyUrl", "NotifyUrl")]
    [InlineData("RecordParams.RecordMode=7 & SubscribeParams.SubscribeUserIdList=[]", "InvalidParameter.SubscribeParams.SubscribeUserIdList", "SubscribeParams.SubscribeUserIdList")]
    [InlineData("RecordParams.MaxFileDuration=1 & SubscribeParams.SubscribeUserIdList.1.StreamType=2", "InvalidParameter.RecordParams", "RecordParams.MaxFileDuration")]
    [InlineData("StorageParams.StorageType=7 & NotifyFileUploadedFormat=[\"MP5\"]", "InvalidParameter.StorageParams.StorageType", "StorageParams.StorageType")]
    [InlineData("StorageParams.OSSParams=- & StorageParams.FileInfo=[{\"Format\":\"AVI\"}]", "InvalidParameter.StorageParams.FileInfo", "StorageParams.FileInfo.1.Format")]
    public void Rejects_TheFirstErrorInOrder(string edits, string code, string parameter) =>
        RtcRequests.Refuse(RtcRequests.Individual, edits, code, parameter);

    [Fact]
    public void Accepts_UnknownParameters() =>
        RtcRequests.Accept(RtcRequests.Individual, "RegionId=\"cn-shanghai\" & SecurityToken=[1] & RecordParams.Later={}");
}
