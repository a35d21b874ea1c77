namespace Recording.Core.Mixing;

/// <summary>How a user's stream ended.</summary>
public enum StreamEnd
{
    /// <summary>It has not.</summary>
    None,

    /// <summary>The server said so: the user has left.</summary>
    Left,

    /// <summary>Reading it broke off on this side; the user may well be there.</summary>
    Broken,
}
