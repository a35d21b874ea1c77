namespace Recording.Core.Tasks.Decisions;

/// <summary>Why a target does not take a relay's stream. The numbers are the ErrorCode of the relay's events.</summary>
public enum TargetFailure
{
    /// <summary>Its name has no address.</summary>
    UnknownHost = 101,

    /// <summary>Nothing listens there, or it cannot be reached.</summary>
    Unreachable = 102,

    /// <summary>It listens and refuses the stream: a wrong key, or a name that is in use.</summary>
    Refused = 103,

    /// <summary>It closed the connection.</summary>
    Closed = 104,

    /// <summary>It takes no more data.</summary>
    Stalled = 105,

    /// <summary>Its address is one that the service may not connect to.</summary>
    Forbidden = 106,

    /// <summary>Anything else.</summary>
    Other = 199,
}
