namespace Recording.Core.Callbacks;

/// <summary>What an attempt means for its delivery.</summary>
public enum DeliveryResult
{
    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>It failed and is tried again.</summary>
    Retrying,

    /// <summary>It failed and is not tried again: the time is over, or the receiver is gone.</summary>
    GivenUp,
}
