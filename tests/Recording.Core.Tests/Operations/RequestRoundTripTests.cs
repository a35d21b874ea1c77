using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Recording.Core.Operations;
using Recording.Core.Operations.Rtc;
using Recording.Core.Results;
using Recording.Core.Tests.Operations.Rtc;

namespace Recording.Core.Tests.Operations;

/// <summary>A good request reads as itself in whichever form it comes: JSON body, dotted names, JSON texts, or mixtures.</summary>
public sealed class RequestRoundTripTests
{
    private static readonly DateTimeOffset Now = RequestSamples.Now;

    [Fact]
    public void StartRtcCloudRecording_AnyForm_ReadsAsItself() =>
        Check(RtcSamples.Start, WireWriters.Write, StartRtcCloudRecordingParameters.Read);

    [Fact]
    public void ListRtcMPUEventSubRecord_AnyForm_ReadsAsItself() =>
        Check(samples => samples.ListRecords(), WireWriters.Write, node => ListRtcMPUEventSubRecordParameters.Read(node, Now));

    [Fact]
    public void CreateRtcMPUEventSub_AnyForm_ReadsAsItself() =>
        Check(samples => samples.CreateSub(), WireWriters.Write, RtcMpuEventSubParameters.Create);

    [Fact]
    public void UpdateRtcMPUEventSub_AnyForm_ReadsAsItself() =>
        Check(samples => samples.UpdateSub(), WireWriters.Write, RtcMpuEventSubParameters.Update);

    [Fact]
    public void SubmitLiveRecordJob_AnyForm_ReadsAsItself() =>
        Check(samples => samples.Submit(), WireWriters.Write, node => JobParameters.Submit(node, "recordings"));

    [Fact]
    public void DescribeLiveRecordNotifyRecords_AnyForm_ReadsAsItself() =>
        Check(samples => samples.Describe(), WireWriters.Write, node => NotifyRecordParameters.Describe(node, Now));

    [Fact]
    public void ListLiveRecordJobs_AnyForm_ReadsAsItself() =>
        Check(samples => samples.ListJobs(), WireWriters.Write, node => JobParameters.List(node, Now));

    [Fact]
    public void ListLiveRecordFiles_AnyForm_ReadsAsItself() =>
        Check(samples => samples.ListFiles(), WireWriters.Write, node => FileParameters.List(node, Now));

    [Fact]
    public void DeleteLiveRecordFiles_AnyForm_ReadsAsItself() =>
        Check(samples => samples.DeleteFiles(), WireWriters.Write, FileParameters.Delete);

    [Fact]
    public void CreateLiveRecordTemplate_AnyForm_ReadsAsItself() =>
        Check(samples => samples.CreateTemplate(), WireWriters.Write, TemplateParameters.Create);

    [Fact]
    public void UpdateLiveRecordTemplate_AnyForm_ReadsAsItself() =>
        Check(samples => samples.UpdateTemplate(), WireWriters.Write, TemplateParameters.Update);

    [Fact]
    public void GetLiveRecordTemplate_AnyForm_ReadsAsItself() =>
        Check(samples => samples.GetTemplate(), WireWriters.Write, TemplateParameters.Get);

    [Fact]
    public void ListLiveRecordTemplates_AnyForm_ReadsAsItself() =>
        Check(samples => samples.ListTemplates(), WireWriters.Write, TemplateParameters.List);

    /// <summary>GetLiveRecordJob, StopLiveRecordJob, DeleteLiveRecordTemplate.</summary>
    [Fact]
    public void SingleIds_AnyForm_ReadAsThemselves()
    {
        Check(samples => samples.Id(), id => new JsonObject { ["JobId"] = id }, JobParameters.JobId);
        Check(samples => samples.Id(), id => new JsonObject { ["TemplateId"] = id }, TemplateParameters.Delete);
    }

    private static void Check<T>(Func<RequestSamples, T> sample, Func<T, JsonObject> write, Func<JsonObject, Result<T>> read)
        where T : class =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var samples = new RequestSamples(new Random(seed));
            var request = sample(samples);
            var expected = JsonSerializer.Serialize(request);
            foreach (var (form, parameters) in WireForms.All(write(request), samples.Random))
            {
                var result = read(parameters);
                Assert.True(result.Succeeded, $"As {form}: {result.Error?.Message} in {expected}");
                Assert.Equal(expected, JsonSerializer.Serialize(result.Value));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
