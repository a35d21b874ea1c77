using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Recording.Engine.Security;

namespace Recording.Engine.Settings;

/// <summary>Checks the limits of single operations, which the configuration binder leaves out without a word when it cannot read them.</summary>
internal sealed class RateLimitCheck(IConfiguration configuration) : IValidateOptions<RateLimitOptions>
{
    public ValidateOptionsResult Validate(string? name, RateLimitOptions options)
    {
        var failures = configuration.GetSection(RateLimitOptions.SectionName).GetSection(nameof(RateLimitOptions.Operations)).GetChildren()
            .Where(limit => !int.TryParse(limit.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var calls) || calls < 1)
            .Select(limit => $"{limit.Path} must be a whole number from 1.")
            .ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
