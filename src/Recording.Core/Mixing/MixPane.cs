using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Mixing;

/// <summary>A place in the mixed picture.</summary>
/// <param name="UserId">Who is shown; null: the next who joins.</param>
/// <param name="SourceType">Which picture of that user.</param>
/// <param name="Area">Where, in pixels.</param>
/// <param name="ZOrder">Higher ones cover lower ones.</param>
/// <param name="Mode">How pictures, of the user and in place of the user, fit it.</param>
/// <param name="Substitute">Shown while the user sends no picture; null for nothing.</param>
public sealed record MixPane(string? UserId, RtcSourceType SourceType, PixelArea Area, int ZOrder, RtcRenderMode Mode, MixImage? Substitute)
{
    /// <summary>The user's channel, where it is not the task's.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Whether this pane is kept for a user's stream.</summary>
    public bool IsFor(SubscribedUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return UserId == user.UserId && ChannelId == user.ChannelId && SourceType == user.SourceType;
    }
}
