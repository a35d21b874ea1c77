namespace Recording.Contracts.LiveRecordFiles;

/// <summary>A finished file. All times are UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
public sealed record LiveRecordFile
{
    public required string RecordId { get; init; }

    public required string JobId { get; init; }

    public required string JobName { get; init; }

    /// <summary>Source address without its secrets.</summary>
    public required string StreamUrl { get; init; }

    public required string Format { get; init; }

    /// <summary>An address that opens: a signed link with an expiry.</summary>
    public required string RecordUrl { get; init; }

    /// <summary>The job's RecordOutput as a JSON text, as the vendor has it.</summary>
    public required string RecordOutput { get; init; }

    public required string StartTime { get; init; }

    public required string EndTime { get; init; }

    public required string CreateTime { get; init; }

    /// <summary>Media in the file, in seconds.</summary>
    public required double Duration { get; init; }

    public required int Height { get; init; }

    public required int Width { get; init; }
}
