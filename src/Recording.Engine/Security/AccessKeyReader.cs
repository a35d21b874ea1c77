using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Recording.Engine.Security;

/// <summary>
/// Reads access keys from the settings, in both of their forms. Settings change while the service runs, so this never throws: a key with a
/// value that cannot be read is disabled, and what is wrong is kept for those who look after it.
/// </summary>
internal sealed class AccessKeyReader(IConfiguration configuration) : IConfigureOptions<AccessKeyOptions>
{
    public void Configure(AccessKeyOptions options)
    {
        var faults = new List<AccessKeyFault>();
        options.Keys = configuration.GetSection(AccessKeyOptions.SectionName).GetChildren()
            .Select(section => Read(section, faults))
            .Where(key => key.Secret.Length > 0)
            .ToDictionary(key => key.Id, StringComparer.Ordinal);
        options.Faults = faults;
    }

    private static AccessKey Read(IConfigurationSection section, List<AccessKeyFault> faults)
    {
        var known = faults.Count;
        var isDisabled = false;
        if (section["Disabled"] is { Length: > 0 } disabled && !bool.TryParse(disabled, out isDisabled))
            faults.Add(new AccessKeyFault(section.Key, "Disabled", "true or false"));

        // Passed over, it would leave a key without limits.
        if (section["Actions"] is { Length: > 0 })
            faults.Add(new AccessKeyFault(section.Key, "Actions", "a list"));
        return new AccessKey(
            section.Key,
            section.Value ?? section["Secret"] ?? "",
            [.. section.GetSection("Actions").GetChildren().Select(action => action.Value ?? "").Where(action => action.Length > 0)],
            isDisabled || faults.Count > known,
            section["SecurityToken"] ?? "");
    }
}
