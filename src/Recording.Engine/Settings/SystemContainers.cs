namespace Recording.Engine.Settings;

/// <summary>Containers of the service's own.</summary>
public static class SystemContainers
{
    /// <summary>Segments of recordings that make no playlist, until their files are done.</summary>
    public const string Work = "recording-work";
}
