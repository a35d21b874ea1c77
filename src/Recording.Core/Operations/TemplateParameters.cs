using System.Text.Json.Nodes;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Contracts.Queries;
using Recording.Core.Naming;
using Recording.Core.Parameters;
using Recording.Core.Results;

namespace Recording.Core.Operations;

/// <summary>Reads the parameters of the live record template operations (IMS, 2020-11-09).</summary>
public static class TemplateParameters
{
    private const int MinCycle = 5;
    private const int MaxCycle = 21600;
    private const int DefaultCycle = 21600;
    private const int MinSlice = 5;
    private const int MaxSlice = 30;
    private const int DefaultSlice = 30;

    /// <summary>CreateLiveRecordTemplate.</summary>
    public static Result<CreateLiveRecordTemplateRequest> Create(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var name = reader.RequiredText("Name", 128);
        var formats = ReadFormats(reader);
        return reader.Error is { } error ? error : new CreateLiveRecordTemplateRequest(name, formats);
    }

    /// <summary>UpdateLiveRecordTemplate.</summary>
    public static Result<UpdateLiveRecordTemplateRequest> Update(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var id = reader.RequiredText("TemplateId", 64);
        var name = reader.RequiredText("Name", 128);
        var formats = ReadFormats(reader);
        return reader.Error is { } error ? error : new UpdateLiveRecordTemplateRequest(id, name, formats);
    }

    /// <summary>GetLiveRecordTemplate.</summary>
    public static Result<GetLiveRecordTemplateRequest> Get(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var request = new GetLiveRecordTemplateRequest(reader.RequiredText("TemplateId", 64), reader.Text("JobId", 64));
        return reader.Error is { } error ? error : request;
    }

    /// <summary>DeleteLiveRecordTemplate.</summary>
    public static Result<string> Delete(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var id = reader.RequiredText("TemplateId", 64);
        return reader.Error is { } error ? error : id;
    }

    /// <summary>ListLiveRecordTemplates.</summary>
    public static Result<ListLiveRecordTemplatesRequest> List(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var keyword = reader.Text("Keyword", 128);
        var type = reader.Choice("Type", "system", "custom");
        var ids = reader.Texts("TemplateIds", 100);
        var page = CommonParameters.Page(reader, minSize: 1, maxSize: 100);
        var sort = CommonParameters.Sort(reader, SortOrder.Descending);
        return reader.Error is { } error ? error : new ListLiveRecordTemplatesRequest(keyword, type, ids, page, sort);
    }

    private static List<RecordFormat> ReadFormats(ParameterReader reader)
    {
        var formats = reader.Sections("RecordFormat", 4).Select(ReadFormat).ToList();
        if (formats.Count == 0)
            reader.RejectMissing("RecordFormat");
        else if (formats.Select(format => format.Format).Distinct().Count() != formats.Count)
            reader.Reject("RecordFormat", "Each format must be named once.");
        return formats;
    }

    private static RecordFormat ReadFormat(ParameterReader reader)
    {
        var format = reader.Choice("Format", "m3u8", "mp4", "flv", "mp3");
        if (format is null)
            reader.RejectMissing("Format");
        var cycle = reader.WholeNumber("CycleDuration", MinCycle, MaxCycle) ?? DefaultCycle;
        var slice = reader.WholeNumber("SliceDuration", MinSlice, MaxSlice);
        var files = reader.Text("OssObjectPrefix", 255) ?? LiveRecordNames.DefaultFilePattern;
        CheckPattern(reader, "OssObjectPrefix", files, LiveRecordNames.FileVariables, ["StartTime", "EscapedStartTime"], ["EndTime", "EscapedEndTime"]);
        if (format != "m3u8")
            return new RecordFormat { Format = format ?? "", CycleDuration = cycle, OssObjectPrefix = files };

        var segments = reader.RequiredText("SliceOssObjectPrefix", 255);
        CheckPattern(reader, "SliceOssObjectPrefix", segments, LiveRecordNames.SegmentVariables, ["UnixTimestamp"], ["Sequence"]);
        if (cycle < (slice ?? DefaultSlice))
            reader.Reject("CycleDuration", "It must not be shorter than SliceDuration.");
        return new RecordFormat
        {
            Format = format,
            CycleDuration = cycle,
            SliceDuration = slice ?? DefaultSlice,
            OssObjectPrefix = files,
            SliceOssObjectPrefix = segments,
        };
    }

    /// <summary>A pattern must parse and use one variable of each group.</summary>
    private static void CheckPattern(
        ParameterReader reader, string name, string text, IReadOnlyList<string> known, params ReadOnlySpan<string[]> groups)
    {
        if (!NamePattern.TryParse(text, known, out var pattern, out var reason))
        {
            reader.Reject(name, reason);
            return;
        }

        foreach (var group in groups)
        {
            if (!pattern!.Variables.Intersect(group).Any())
                reader.Reject(name, $"It must have the variable {string.Join(" or ", group.Select(variable => $"{{{variable}}}"))}.");
        }
    }
}
