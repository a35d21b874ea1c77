using Recording.Contracts.Queries;

namespace Recording.Contracts.LiveRecordTemplates;

/// <summary>ListLiveRecordTemplates (2020-11-09).</summary>
/// <param name="Keyword">Part of a template's id or name.</param>
/// <param name="Type">system or custom; null for both.</param>
/// <param name="TemplateIds">Only these; empty for all.</param>
/// <param name="Page">Page wanted; size 1 to 100.</param>
/// <param name="SortBy">By creation.</param>
public sealed record ListLiveRecordTemplatesRequest(
    string? Keyword, string? Type, IReadOnlyList<string> TemplateIds, PageRequest Page, SortOrder SortBy);
