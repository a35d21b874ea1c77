namespace Recording.Engine.Durable;

/// <summary>What a task owes beside its recording. Each is done one piece after the other, beside the others.</summary>
public enum WorkLane
{
    /// <summary>Its callbacks.</summary>
    Callbacks,

    /// <summary>Replays of its callbacks.</summary>
    Replays,

    /// <summary>Merging and transcoding of its media assets.</summary>
    Media,
}
