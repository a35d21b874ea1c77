using Microsoft.Extensions.Options;

namespace Recording.Engine.Settings;

/// <summary>Ends a start with transcode groups that cannot be read.</summary>
internal sealed class TranscodeGroupCheck : IValidateOptions<TranscodeGroupOptions>
{
    public ValidateOptionsResult Validate(string? name, TranscodeGroupOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Faults);
    }
}
