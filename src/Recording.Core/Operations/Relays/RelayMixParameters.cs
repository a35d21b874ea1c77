using Recording.Contracts.RtcCloudRecording;
using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Operations.Rtc;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Relays;

/// <summary>Reads TranscodeParams.</summary>
internal static class RelayMixParameters
{
    private const string Users = "UserInfos";
    private const string Layout = "Layout";

    public static RtcMPUMix Read(ParameterReader reader, string channelId)
    {
        var encode = reader.RequiredSection("EncodeParams");
        var isSound = encode.Choice("AudioOnly", "true", "false") == "true";
        var encoding = RelayEncodeParameters.Read(encode, !isSound);
        var enhanced = RelayEncodeParameters.Enhancement(encode);
        if (isSound && reader.Has(Layout))
            reader.Reject(Layout, "It must not be set with AudioOnly true.");
        var layout = isSound ? null : RelayLayoutParameters.Read(reader, channelId);
        var users = ReadUsers(reader, channelId, layout);
        if (layout is not null)
            CheckPanes(reader, layout, users);
        return new RtcMPUMix(users, layout, encoding, enhanced);
    }

    /// <summary>Who is mixed: those of UserInfos, else those whom panes name. A gateway's address template lists nobody.</summary>
    private static List<SubscribedUser> ReadUsers(ParameterReader reader, string channelId, MixLayoutParams? layout)
    {
        var users = reader.Sections(Users, SubscribeParameters.MaxStreams).Select(section => RelayUserParameters.Read(section, channelId)).ToList();
        if (users.Count == 0 && layout is not null)
        {
            users = [.. layout.UserPanes.Where(pane => pane.UserId is not null)
                .Select(pane => new SubscribedUser(pane.UserId!, RtcStreamType.Original, pane.SourceType) { ChannelId = pane.ChannelId })
                .Distinct()];
        }

        if (users.Count == 0)
            reader.Reject(Users, "It must name the users: this service has no list of those in a channel.");
        else if (users.Distinct().Count() < users.Count)
            reader.Reject(Users, "It must name each stream of a user once.");
        return users;
    }

    private static void CheckPanes(ParameterReader reader, MixLayoutParams layout, IReadOnlyList<SubscribedUser> users)
    {
        foreach (var pane in layout.UserPanes.Where(pane => pane.UserId is not null))
        {
            var streams = users.Where(user => user.UserId == pane.UserId && user.ChannelId == pane.ChannelId && user.SourceType == pane.SourceType).ToList();
            if (streams.Count == 0)
                reader.Reject($"{Layout}.UserPanes.UserInfo", "It must be a user of UserInfos with the same ChannelId and SourceType.");
            else if (streams.All(user => user.StreamType == RtcStreamType.AudioOnly))
                reader.Reject($"{Layout}.UserPanes.UserInfo", "It must not be a user whose sound alone is mixed.");
        }
    }
}
