using Microsoft.Extensions.Options;
using Recording.Storage.Objects;

namespace Recording.Engine.Settings;

/// <summary>Checks the storage locations of media assets.</summary>
internal sealed class RtcOptionsCheck : IValidateOptions<RtcOptions>
{
    public ValidateOptionsResult Validate(string? name, RtcOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = options.VodLocations.Select(location => Failure(location.Key, location.Value)).OfType<string>().ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string? Failure(string host, string container)
    {
        var path = $"{RtcOptions.SectionName}:{nameof(RtcOptions.VodLocations)}:{host}";
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            return $"{path}: '{host}' is no host name.";
        return ObjectKey.IsContainerName(container) && container != SystemContainers.Work
            ? null
            : $"{path}: '{container}' is no name for a container of recordings; it has 3 to 63 of a-z, 0-9 and '-', no hyphen at an end and no two in a row, and is not {SystemContainers.Work}.";
    }
}
