using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Rtc;

/// <summary>Reads MixLayoutParams: required in mixed mode with video, without effect there without video, refused in individual mode.</summary>
internal static class MixLayoutParameters
{
    private const string Name = "MixLayoutParams";
    private const string Panes = "UserPanes";

    public static MixLayoutParams? Read(ParameterReader reader, MixScene scene)
    {
        if (!scene.IsMixed && reader.Has(Name))
            reader.Reject(Name, "It must not be set in individual mode.");
        return scene is { IsMixed: true, HasVideo: true } ? ReadMembers(reader.RequiredSection(Name), scene) : null;
    }

    /// <summary>The same where a layout is there already: it may be left out.</summary>
    public static MixLayoutParams? ReadChange(ParameterReader reader, MixScene scene) =>
        !scene.IsMixed || reader.Has(Name) ? Read(reader, scene) : null;

    private static MixLayoutParams ReadMembers(ParameterReader reader, MixScene scene)
    {
        var background = ReadBackground(reader, "MixBackground");
        if (!reader.Has(Panes))
            reader.RejectMissing(Panes);
        var panes = reader.Sections(Panes, SubscribeParameters.MaxStreams).Select(pane => ReadPane(pane, scene)).ToList();
        if (panes.Count == 0)
            reader.Reject(Panes, "It must not be empty.");
        return new MixLayoutParams(background, panes);
    }

    private static UserPane ReadPane(ParameterReader reader, MixScene scene)
    {
        var userId = RtcIds.Name(reader, "UserId");
        var source = userId is null ? RtcSourceType.Camera : reader.Code<RtcSourceType>("SourceType") ?? RtcSourceType.Camera;
        if (userId is not null && Misplaced(scene, userId, source) is { } reason)
            reader.Reject("UserId", reason);
        return new UserPane
        {
            UserId = userId,
            SourceType = source,
            Height = reader.Number("Height", 0, 1) ?? 0,
            Width = reader.Number("Width", 0, 1) ?? 0,
            X = reader.Number("X", 0, 1) ?? 0,
            Y = reader.Number("Y", 0, 1) ?? 0,
            ZOrder = reader.WholeNumber("ZOrder", 0, int.MaxValue) ?? 0,
            SubBackground = ReadBackground(reader, "SubBackground"),
        };
    }

    /// <summary>Why a stream has no picture to show, or null.</summary>
    private static string? Misplaced(MixScene scene, string userId, RtcSourceType source)
    {
        var streams = scene.Users.Where(user => user.UserId == userId && user.SourceType == source).ToList();
        if (streams.Count == 0)
            return "It must be subscribed with this SourceType in SubscribeParams.SubscribeUserIdList.";
        return streams.All(user => user.StreamType == RtcStreamType.AudioOnly) ? "It must not be subscribed as audio only." : null;
    }

    private static LayoutBackground? ReadBackground(ParameterReader reader, string name) =>
        reader.Section(name) is { } section
            ? new LayoutBackground(section.Code<RtcRenderMode>("RenderMode") ?? RtcRenderMode.Crop, CommonParameters.WebAddress(section, "Url"))
            : null;
}
