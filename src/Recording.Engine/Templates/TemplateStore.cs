using Recording.Contracts.LiveRecordTemplates;
using Recording.Contracts.Queries;
using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.Templates;

/// <summary>Recording templates: the system's, and clients' own in the table <c>templates</c>.</summary>
public sealed class TemplateStore(ITableStore tables)
{
    private const string Table = "templates";
    private const string Partition = "live";

    public static bool IsSystem(string templateId) => SystemTemplates.All.Any(template => template.TemplateId == templateId);

    public async Task<LiveRecordTemplate?> FindAsync(string templateId, CancellationToken cancellationToken)
    {
        if (SystemTemplates.All.FirstOrDefault(template => template.TemplateId == templateId) is { } preset)
            return preset;
        if (!TableKey.IsValid(templateId))
            return null;
        var row = await tables.GetAsync(Table, Partition, templateId, cancellationToken);
        return row is null ? null : JsonColumns.Read(row, EngineJson.Default.LiveRecordTemplate);
    }

    public Task PutAsync(LiveRecordTemplate template, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(template);
        return tables.ExecuteAsync(
            Table,
            Partition,
            [new TableOperation.Upsert(template.TemplateId, JsonColumns.Write(template, EngineJson.Default.LiveRecordTemplate))],
            cancellationToken);
    }

    /// <summary>Answers whether it was there.</summary>
    public async Task<bool> RemoveAsync(string templateId, CancellationToken cancellationToken) =>
        (await tables.ExecuteAsync(Table, Partition, [new TableOperation.Delete(templateId)], cancellationToken)).Succeeded;

    /// <summary>The templates that fit: those of the page, and how many there are.</summary>
    public async Task<(IReadOnlyList<LiveRecordTemplate> Page, long Total)> QueryAsync(
        ListLiveRecordTemplatesRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var all = SystemTemplates.All.ToList();
        await foreach (var row in tables.QueryAllAsync(Table, new TableQuery(Partition), cancellationToken))
            all.Add(JsonColumns.Read(row, EngineJson.Default.LiveRecordTemplate));

        var fitting = all
            .Where(template => Fits(template, request))
            .OrderBy(template => template.CreateTime, StringComparer.Ordinal)
            .ThenBy(template => template.TemplateId, StringComparer.Ordinal)
            .ToList();
        if (request.SortBy == SortOrder.Descending)
            fitting.Reverse();
        return ([.. fitting.Skip((int)Math.Min(request.Page.Skip, int.MaxValue)).Take(request.Page.Size)], fitting.Count);
    }

    private static bool Fits(LiveRecordTemplate template, ListLiveRecordTemplatesRequest request) =>
        (request.Type is null || template.Type == request.Type)
        && (request.TemplateIds.Count == 0 || request.TemplateIds.Contains(template.TemplateId))
        && (request.Keyword is null
            || template.TemplateId.Contains(request.Keyword, StringComparison.OrdinalIgnoreCase)
            || template.Name.Contains(request.Keyword, StringComparison.OrdinalIgnoreCase));
}
