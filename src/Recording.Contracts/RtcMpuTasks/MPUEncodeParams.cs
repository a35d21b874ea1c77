using System.Text.Json.Serialization;

namespace Recording.Contracts.RtcMpuTasks;

/// <summary>How a relayed mix is encoded, as it is answered.</summary>
public sealed record MPUEncodeParams
{
    /// <summary>true or false.</summary>
    public required string AudioOnly { get; init; }

    /// <summary>kbit/s.</summary>
    public required string AudioBitrate { get; init; }

    public required string AudioChannels { get; init; }

    /// <summary>Hz.</summary>
    public required string AudioSampleRate { get; init; }

    /// <summary>kbit/s.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VideoBitrate { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VideoCodec { get; init; }

    /// <summary>Frames a second.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VideoFramerate { get; init; }

    /// <summary>Frames.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VideoGop { get; init; }

    /// <summary>Pixels.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VideoHeight { get; init; }

    /// <summary>Pixels.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VideoWidth { get; init; }

    /// <summary>JSON text with profile and preset.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EnhancedParam { get; init; }
}
