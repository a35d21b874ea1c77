namespace Recording.Storage.Objects;

public enum PutOutcome
{
    /// <summary>Stored and confirmed.</summary>
    Stored,

    /// <summary>Refused: an object is there already (condition MustNotExist).</summary>
    AlreadyExists,

    /// <summary>Refused: the object is not there or has another ETag (condition MustMatch).</summary>
    ConditionFailed,

    /// <summary>Refused: there is no such container.</summary>
    NoSuchContainer,
}
