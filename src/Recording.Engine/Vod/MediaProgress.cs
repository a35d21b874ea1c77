namespace Recording.Engine.Vod;

/// <summary>What came of a look at what is owed to media assets.</summary>
public enum MediaProgress
{
    /// <summary>Something was done; more may be owed.</summary>
    Did,

    /// <summary>Nothing is owed yet.</summary>
    Idle,

    /// <summary>Nothing will be owed any more.</summary>
    Ended,
}
