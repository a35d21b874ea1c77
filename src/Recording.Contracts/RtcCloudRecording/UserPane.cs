namespace Recording.Contracts.RtcCloudRecording;

/// <summary>A place in the mixed picture.</summary>
public sealed record UserPane
{
    /// <summary>A subscribed user with video; null: the next who joins.</summary>
    public string? UserId { get; init; }

    /// <summary>The user's channel, where it is not the task's: only relays mix across channels.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Source subscribed of that user; default and without a user <see cref="RtcSourceType.Camera"/>.</summary>
    public required RtcSourceType SourceType { get; init; }

    /// <summary>Part of the picture's height, 0 to 1; default 0.</summary>
    public required decimal Height { get; init; }

    /// <summary>Part of the picture's width, 0 to 1; default 0.</summary>
    public required decimal Width { get; init; }

    /// <summary>Left edge as a part of the picture's width, 0 to 1; default 0.</summary>
    public required decimal X { get; init; }

    /// <summary>Top edge as a part of the picture's height, 0 to 1; default 0.</summary>
    public required decimal Y { get; init; }

    /// <summary>Higher ones cover lower ones; from 0, the default.</summary>
    public required int ZOrder { get; init; }

    /// <summary>Shown while the user sends no picture; null for none.</summary>
    public LayoutBackground? SubBackground { get; init; }
}
