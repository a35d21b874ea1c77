using Microsoft.Extensions.Options;
using Recording.Core.Streams;

namespace Recording.Engine.Settings;

/// <summary>Checks the applications at the start. No text of a setting is repeated: it may hold a secret.</summary>
internal sealed class RtcAppsOptionsCheck : IValidateOptions<RtcAppsOptions>
{
    private const int MaxIdLength = 64;

    public ValidateOptionsResult Validate(string? name, RtcAppsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = options.Apps.Select(app => Failure(app.Key, app.Value)).OfType<string>().ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string? Failure(string appId, RtcAppOptions app)
    {
        if (appId.Length > MaxIdLength || !appId.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            return "An AppId of Recording:Apps must be 1 to 64 letters, digits, underscores or hyphens.";
        return StreamUrlTemplate.TryParse(app.StreamUrl, out _, out var reason) ? null : $"Recording:Apps:{appId}:StreamUrl is not valid. {reason}";
    }
}
