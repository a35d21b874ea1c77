using System.Text.Json;
using System.Text.Json.Nodes;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Callbacks;

/// <summary>Where a job's callbacks go, which there are, and which key signs them.</summary>
public sealed class CallbackRendererTests
{
    private const string Own = "http://own.example.com/";
    private const string OfDomain = "http://domain.example.com/";

    [Theory]
    [InlineData(null, false, OfDomain, true)]
    [InlineData(null, true, OfDomain, false)]
    [InlineData(Own, false, Own, false)]
    [InlineData(Own, true, Own, false)]
    public void JobOfADomainWithSettings_OwnAddressComesFirstAndHearsEverything(string? own, bool needStatus, string url, bool skips)
    {
        var spec = Spec(own, new LiveNotifySpec(OfDomain, needStatus, "sealed"));

        var entry = Render(spec);
        Assert.Equal((url, "sealed"), (entry!.Url, entry.SealedAuthKey));
        Assert.Equal(skips, spec.SkipsStatus);
    }

    [Fact]
    public void JobWithoutSettings_IsAsBefore()
    {
        var entry = Render(Spec(Own, null));
        Assert.Equal((Own, null), (entry!.Url, entry.SealedAuthKey));
        Assert.Null(Render(Spec(null, null)));
        Assert.False(Spec(null, null).SkipsStatus);
    }

    [Fact]
    public void SettingsWithoutAuthentication_GiveNoKey() =>
        Assert.Null(Render(Spec(null, new LiveNotifySpec(OfDomain, true, null)))!.SealedAuthKey);

    /// <summary>A job that an earlier version stored goes on as it was: to its own address, with its status.</summary>
    [Fact]
    public void StoredByAnEarlierVersion_HasNoSettingsAndItsStatus()
    {
        var spec = Spec(Own, new LiveNotifySpec(OfDomain, false, "sealed"));
        var stored = JsonNode.Parse((string)JsonColumns.Write(spec, EngineJson.Default.RecordingSpec)["Json0"])!;
        Assert.True(stored["Live"]!.AsObject().Remove("Notify"));
        var state = JsonNode.Parse((string)JsonColumns.Write(Samples.FirstDecision(spec).State, EngineJson.Default.TaskState)["Json0"])!;
        Assert.True(state.AsObject().Remove("News"));

        var readSpec = JsonSerializer.Deserialize(stored, EngineJson.Default.RecordingSpec)!;
        var readState = JsonSerializer.Deserialize(state, EngineJson.Default.TaskState)!;
        Assert.Null(readSpec.LiveJob.Notify);
        Assert.Equal(Own, Render(readSpec)!.Url);
        Assert.Null(readState.News);
    }

    [Fact]
    public void Stored_SettingsComeBack()
    {
        var spec = Spec(null, new LiveNotifySpec(OfDomain, false, "sealed"));
        var json = (string)JsonColumns.Write(spec, EngineJson.Default.RecordingSpec)["Json0"];

        Assert.Equal(spec.LiveJob.Notify, JsonSerializer.Deserialize(json, EngineJson.Default.RecordingSpec)!.LiveJob.Notify);
    }

    private static RecordingSpec Spec(string? own, LiveNotifySpec? settings)
    {
        var spec = Samples.Spec(notifyUrl: own, formats: [OutputFormat.Hls]);
        return spec with { Live = spec.LiveJob with { Notify = settings } };
    }

    private static OutboxEntry? Render(RecordingSpec spec) =>
        Samples.Renderer.Render(spec, new TaskEffect.Notify(1, ManualTime.Start, new TaskNotification.Failed(ExitReason.StreamNotFound, "")));
}
