using System.Text.Json.Serialization;

namespace Recording.Contracts.RtcMpuTasks;

/// <summary>A place in a relayed mix, as it is answered: lengths are parts of the picture's, 0 to 1.</summary>
public sealed record MPUUserPane
{
    /// <summary>Who is shown; null: the next who joins.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MPUUserInfo? UserInfo { get; init; }

    public required string X { get; init; }

    public required string Y { get; init; }

    public required string Width { get; init; }

    public required string Height { get; init; }

    public required string ZOrder { get; init; }

    /// <summary>0 scaled into the pane, 1 cropped.</summary>
    public required string RenderMode { get; init; }

    /// <summary>Shown while the user sends no picture.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? BackgroundImageUrl { get; init; }
}
