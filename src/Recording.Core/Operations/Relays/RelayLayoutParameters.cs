using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Operations.Rtc;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Relays;

/// <summary>Reads Background and Layout of TranscodeParams. The wire's numbers for how a picture fits are those of recordings turned round: 0 fits, 1 is cropped.</summary>
internal static class RelayLayoutParameters
{
    public static MixLayoutParams Read(ParameterReader reader, string channelId)
    {
        var background = reader.Section("Background") is { } section
            ? new LayoutBackground(Mode(section), CommonParameters.WebAddress(section, "URL"))
            : null;
        var layout = reader.RequiredSection("Layout");
        if (!layout.Has("UserPanes"))
            layout.RejectMissing("UserPanes");
        var panes = layout.Sections("UserPanes", SubscribeParameters.MaxStreams).Select(pane => ReadPane(pane, channelId)).ToList();
        if (panes.Count == 0)
            layout.Reject("UserPanes", "It must not be empty.");
        return new MixLayoutParams(background, panes);
    }

    private static UserPane ReadPane(ParameterReader reader, string channelId)
    {
        var user = reader.Section("UserInfo");
        var userId = user is null ? null : RtcIds.Name(user, "UserId");
        return new UserPane
        {
            UserId = userId,
            ChannelId = user is null ? null : RelayUserParameters.Channel(user, channelId),
            SourceType = user is null ? RtcSourceType.Camera : RelayUserParameters.Source(user),
            X = reader.Number("X", 0, 1) ?? 0,
            Y = reader.Number("Y", 0, 1) ?? 0,
            Width = reader.Number("Width", 0, 1) ?? 0,
            Height = reader.Number("Height", 0, 1) ?? 0,
            ZOrder = reader.WholeNumber("ZOrder", 0, int.MaxValue) ?? 0,
            SubBackground = new LayoutBackground(Mode(reader), CommonParameters.WebAddress(reader, "BackgroundImageUrl")),
        };
    }

    private static RtcRenderMode Mode(ParameterReader reader) =>
        reader.Choice("RenderMode", "0", "1") == "0" ? RtcRenderMode.Fit : RtcRenderMode.Crop;
}
