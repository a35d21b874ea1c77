namespace Recording.Core.Mixing;

/// <summary>What a pane shows.</summary>
public enum PaneContent
{
    /// <summary>Its substitute where it has one, else what is behind it.</summary>
    Substitute,

    /// <summary>The user's newest picture, which may stand still.</summary>
    Picture,
}
