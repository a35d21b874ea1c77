namespace Recording.Contracts.LiveRecordTemplates;

/// <summary>A recording template as the queries answer it.</summary>
public sealed record LiveRecordTemplate
{
    public required string TemplateId { get; init; }

    public required string Name { get; init; }

    /// <summary><c>system</c> or <c>custom</c>.</summary>
    public required string Type { get; init; }

    /// <summary>UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public required string CreateTime { get; init; }

    /// <summary>UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public required string LastModified { get; init; }

    public required IReadOnlyList<RecordFormat> RecordFormatList { get; init; }
}
