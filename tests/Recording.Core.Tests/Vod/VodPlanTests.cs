using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Vod;

namespace Recording.Core.Tests.Vod;

public sealed class VodPlanTests
{
    private static readonly SubscribedUser Anna = new("anna", RtcStreamType.Original, RtcSourceType.Camera);
    private static readonly SubscribedUser Screen = Anna with { SourceType = RtcSourceType.Screen };
    private static readonly HashSet<(string, int)> None = [];

    [Fact]
    public void Renditions_AreOwedWhileTheTaskRuns_UntilDone()
    {
        var task = Task(ended: false, renditions: 2, Anna);
        VodAsset[] assets = [File("a", 0), File("b", 0)];

        Assert.Equal(
            [Transcode("a", 0), Transcode("a", 1), Transcode("b", 0), Transcode("b", 1)], VodPlan.Owed(task, assets, None));
        Assert.Equal([Transcode("b", 1)], VodPlan.Owed(task, assets, new HashSet<(string, int)> { ("a", 0), ("a", 1), ("b", 0) }));
    }

    [Fact]
    public void Merge_WaitsForTheEnd_AndComesFirst()
    {
        VodAsset[] assets = [File("a", 0), File("b", 0)];

        Assert.Equal([Transcode("a", 0), Transcode("b", 0)], VodPlan.Owed(Task(ended: false, renditions: 1, Anna), assets, None));
        var owed = VodPlan.Owed(Task(ended: true, renditions: 1, Anna), assets, None);
        var merge = Assert.IsType<VodWork.Merge>(owed[0]);
        Assert.Equal((MediaId.OfMerged("task", 0), 3), (merge.MediaId, owed.Length));
        Assert.Equal([0], merge.Tracks);
    }

    [Fact]
    public void Merge_IsOfAStream_NotOfATrack_AndNotOfOneFile()
    {
        // Anna was given up and named again; her screen has one file.
        var task = Task(ended: true, renditions: 0, Anna, Screen, Anna);

        var merge = Assert.IsType<VodWork.Merge>(Assert.Single(VodPlan.Owed(task, [File("a", 0), File("s", 1), File("b", 2)], None)));
        Assert.Equal([0, 2], merge.Tracks);
        Assert.Empty(VodPlan.Owed(task, [File("a", 0), File("s", 1)], None));
        Assert.Empty(VodPlan.Owed(task with { AutoCompose = false }, [File("a", 0), File("b", 2)], None));
    }

    [Fact]
    public void MergedAsset_HasItsOwnRenditions_UnlessItFailed()
    {
        var task = Task(ended: true, renditions: 0, Anna) with { MergedRenditions = 1 };
        var merged = new VodAsset(MediaId.OfMerged("task", 0), 0, IsMerged: true, HasFailed: false);
        VodAsset[] files = [File("a", 0), File("b", 0)];

        Assert.Equal([new VodWork.Transcode(merged.MediaId, OfMerged: true, 0)], VodPlan.Owed(task, [.. files, merged], None));
        Assert.Empty(VodPlan.Owed(task, [.. files, merged with { HasFailed = true }], None));
    }

    private static VodTask Task(bool ended, int renditions, params ImmutableArray<SubscribedUser> tracks) =>
        new("task", ended, tracks, renditions, AutoCompose: true, MergedRenditions: 0);

    private static VodAsset File(string id, int track) => new(id, track, IsMerged: false, HasFailed: false);

    private static VodWork.Transcode Transcode(string id, int preset) => new(id, OfMerged: false, preset);
}
