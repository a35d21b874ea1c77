using Microsoft.Extensions.Options;
using Recording.Core.Streams;

namespace Recording.Engine.Settings;

/// <summary>Checks what a bound alone cannot say about the settings of live record jobs.</summary>
internal sealed class LiveRecordOptionsCheck : IValidateOptions<LiveRecordOptions>
{
    public ValidateOptionsResult Validate(string? name, LiveRecordOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = options.SourceHosts.Where(host => !SourceHosts.IsPattern(host)).ToList();
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(wrong.Select(host =>
                $"{LiveRecordOptions.SectionName}:{nameof(LiveRecordOptions.SourceHosts)}: '{host}' is no host; it must be a name, an address, or *. and a name."));
    }
}
