using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Recording.Contracts.Errors;
using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Operations;
using Recording.Core.Operations.Relays;
using Recording.Core.Operations.Rtc;
using Recording.Core.Parameters;
using Recording.Core.Tests.Operations.Relays;
using Recording.Core.Tests.Operations.Rtc;

namespace Recording.Core.Tests.Operations;

/// <summary>No parameters, however broken, make a parser throw, and every refusal is a client's error with a message.</summary>
public sealed class ParserTotalityTests
{
    private static readonly string[] Hostile =
    [
        "null", "\"\"", "\" \"", "true", "-1", "0", "1", "2", "3", "1.0", "1e400", "-1e-400", "99999999999999999999999", "[]", "[null]", "[[]]", "[{}]", "{}",
        "{\"1\":{}}", "\"[object Object]\"", "\"[object Object],[object Object]\"", "\"{\"", "\"[\"", "\"{}\"", "\"[]\"", "\"[1,{}]\"", "\"null\"",
        "\"{\\\"a\\\":1,\\\"a\\\":2}\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"{\\\"\\\\ud800\\\":1}\"", "[\"\\ud800\"]",
        "\"NaN\"", "\"{UserId}_{StartTime}\"", "\"_\"", "\"{\\\"Format\\\":\\\"HLS\\\"}\"", "\"http://[\"", "\"http://\\ud800/\"", "\"2026-03-10T10:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00Z\"",
    ];

    private static readonly string[] Names =
    [
        "AppId", "ChannelId", "SubscribeParams", "RecordParams", "StorageParams", "MixTranscodeParams", "MixLayoutParams", "NotifyUrl", "NotifyAuthKey",
        "NotifyFileUploadedFormat", "MaxIdleTime", "SubscribeUserIdList", "UserId", "StreamType", "SourceType", "RecordMode", "MaxFileDuration", "StorageType", "FileInfo",
        "Format", "FileNamePattern", "SliceNamePattern", "FilePathPrefix", "SliceDuration", "OSSParams", "OSSEndpoint", "OSSBucket", "VodParams", "StorageLocation",
        "VodTranscodeGroupId", "AutoCompose", "ComposeVodTranscodeGroupId", "FrameFillType", "AudioBitrate", "AudioChannels", "AudioSampleRate", "VideoCodec", "VideoBitrate",
        "VideoFramerate", "VideoGop", "VideoHeight", "VideoWidth", "MixBackground", "RenderMode", "Url", "UserPanes", "Height", "Width", "X", "Y", "ZOrder", "SubBackground",
        "SubId", "StartTime", "EndTime", "PageSize", "PageNo", "PageNumber", "DomainName", "Name", "TemplateId", "TemplateIds", "StreamInput", "RecordOutput", "Type", "RecordFormat",
        "TaskId", "MixMode", "StreamURL", "MultiStreamURL", "URL", "IsAliCdn", "SingleSubParams", "TranscodeParams", "EncodeParams", "Layout", "UserInfos", "UserInfo", "AudioOnly",
        "EnhancedParam", "profile", "preset", "Background", "BackgroundImageUrl", "Region", "SeiParams", "JobId", "JobIds", "RecordIds", "RemoveFile", "Status", "SortBy", "Keyword", "OnDemandUrl", "NeedStatusNotify", "NotifyReqAuth", "CycleDuration", "OssObjectPrefix", "SliceOssObjectPrefix", "1", "2", "01", "",
    ];

    private static readonly RtcMPUTask Relay = RelayTaskWords.Of(RelayRequests.Accept(RelayRequests.Mixed));

    [Fact]
    public void Parsers_GoodRequestsWithBrokenParts_NeverThrow() =>
        ForAllSeeds(random =>
        {
            var samples = new RequestSamples(random);
            var request = samples.Pick<Func<JsonObject>>(
                () => WireWriters.Write(RtcSamples.Start(samples)),
                () => RtcRequests.Edit(RelayRequests.Single, ""),
                () => RtcRequests.Edit(RelayRequests.Mixed, ""),
                () => WireWriters.Write(samples.Submit()),
                () => WireWriters.Write(samples.CreateTemplate()),
                () => WireWriters.Write(samples.ListRecords()))();
            for (var edits = samples.Between(1, 4); edits > 0; edits--)
                Break(request, samples);
            ReadAll(request);
            foreach (var (_, parameters) in WireForms.All(WireWriters.Write(RtcSamples.Start(samples)), random))
            {
                Break(parameters, samples);
                ReadAll(parameters);
            }
        });

    [Fact]
    public void Parsers_AnyPairs_NeverThrow() =>
        ForAllSeeds(random =>
        {
            var samples = new RequestSamples(random);
            var pairs = Enumerable.Range(0, random.Next(1, 20)).Select(_ => KeyValuePair.Create(
                string.Join('.', Enumerable.Range(0, random.Next(1, 6)).Select(_ => samples.Pick<string>(Names))),
                samples.Flip() ? samples.Pick<string>(Hostile) : JsonNode.Parse(Hostile[random.Next(20)])?.ToString() ?? "\ud800"));
            ReadAll(ParameterTree.FromPairs([.. pairs]));
        });

    private static void ForAllSeeds(Action<Random> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => check(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    /// <summary>Puts something hostile in place of some part.</summary>
    private static void Break(JsonObject request, RequestSamples samples)
    {
        JsonNode node = request;
        while (true)
        {
            var hostile = JsonNode.Parse(samples.Pick<string>(Hostile));
            switch (node)
            {
                case JsonObject { Count: > 0 } members:
                    var name = members.ElementAt(samples.Random.Next(members.Count)).Key;
                    if (members[name] is JsonObject or JsonArray && samples.Random.Next(4) > 0)
                    {
                        node = members[name]!;
                        continue;
                    }

                    members[name] = hostile;
                    return;
                case JsonArray { Count: > 0 } items:
                    var index = samples.Random.Next(items.Count);
                    if (items[index] is JsonObject entry && samples.Random.Next(4) > 0)
                    {
                        node = entry;
                        continue;
                    }

                    items[index] = hostile;
                    return;
                default:
                    return;
            }
        }
    }

    private static void ReadAll(JsonObject parameters)
    {
        var now = RequestSamples.Now;
        WireError?[] errors =
        [
            StartRtcCloudRecordingParameters.Read(parameters).Error,
            ListRtcMPUEventSubRecordParameters.Read(parameters, now).Error,
            StartLiveMPUTaskParameters.Read(parameters).Error,
            StartLiveMPUTaskParameters.Read(RelayChanges.Apply(Relay, parameters)).Error,
            RelayTaskParameters.Update(parameters).Error,
            RelayTaskParameters.Stop(parameters).Error,
            RelayTaskParameters.List(parameters).Error,
            RtcMpuEventSubParameters.Create(parameters).Error,
            RtcMpuEventSubParameters.Update(parameters).Error,
            RtcMpuEventSubParameters.App(parameters).Error,
            JobParameters.Submit(parameters, "recordings").Error,
            JobParameters.JobId(parameters).Error,
            JobParameters.List(parameters, now).Error,
            FileParameters.List(parameters, now).Error,
            FileParameters.Delete(parameters).Error,
            TemplateParameters.Create(parameters).Error,
            TemplateParameters.Update(parameters).Error,
            TemplateParameters.Get(parameters).Error,
            TemplateParameters.Delete(parameters).Error,
            TemplateParameters.List(parameters).Error,
            NotifyRecordParameters.Describe(parameters, now).Error,
            LiveNotifyConfigParameters.Write(parameters).Error,
            LiveNotifyConfigParameters.Domain(parameters).Error,
        ];
        Assert.All(errors.OfType<WireError>(), error => Assert.True(error is { Status: >= 400 and < 500, Code.Length: > 0, Message.Length: > 0 }));
    }
}
