namespace Recording.Storage.Tests.Azure;

/// <summary>What happens between the adapter and the service.</summary>
internal enum Fault
{
    None,

    /// <summary>The request does not get there.</summary>
    Unreachable,

    /// <summary>The service answers 503 and does nothing.</summary>
    Busy,

    /// <summary>The service does it, and the answer does not come back.</summary>
    AnswerLost,

    /// <summary>A bit of the request's body falls over.</summary>
    BodyChanged,

    /// <summary>The connection is reset after the first 1000 bytes of the answer's body.</summary>
    AnswerBreaksOff,
}
