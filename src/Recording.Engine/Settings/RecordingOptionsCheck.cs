using Microsoft.Extensions.Options;
using Recording.Storage.Objects;

namespace Recording.Engine.Settings;

/// <summary>Checks what a bound alone cannot say about the settings of the service.</summary>
internal sealed class RecordingOptionsCheck(IReadLinks links) : IValidateOptions<RecordingOptions>
{
    public ValidateOptionsResult Validate(string? name, RecordingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = new List<string>();
        CheckBucket(failures, nameof(RecordingOptions.DefaultBucket), options.DefaultBucket);
        foreach (var bucket in options.Buckets)
            CheckBucket(failures, nameof(RecordingOptions.Buckets), bucket);
        if (options.PublicUrl.Length > 0 && !IsWebAddress(options.PublicUrl))
            failures.Add($"{RecordingOptions.SectionName}:{nameof(RecordingOptions.PublicUrl)} must be an address that begins with http:// or https://, without a query.");
        if (links.LongestLife is { } longest && options.LinkLifetime > longest)
            failures.Add($"{RecordingOptions.SectionName}:{nameof(RecordingOptions.LinkLifetime)} must be at most {longest:c}; the storage's own links live no longer.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckBucket(List<string> failures, string setting, string? bucket)
    {
        var path = $"{RecordingOptions.SectionName}:{setting}";
        if (!ObjectKey.IsContainerName(bucket))
            failures.Add($"{path}: '{bucket}' is no name for a container; it has 3 to 63 of a-z, 0-9 and '-', no hyphen at an end and no two in a row.");
        else if (bucket == SystemContainers.Work)
            failures.Add($"{path}: '{bucket}' is the service's own container; choose another name.");
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 && url.Fragment.Length == 0;
}
