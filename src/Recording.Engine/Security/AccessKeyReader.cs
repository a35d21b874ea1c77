using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Recording.Engine.Security;

/// <summary>Reads access keys from the settings, in both of their forms.</summary>
internal sealed class AccessKeyReader(IConfiguration configuration) : IConfigureOptions<AccessKeyOptions>
{
    public void Configure(AccessKeyOptions options) =>
        options.Keys = configuration.GetSection(AccessKeyOptions.SectionName).GetChildren()
            .Select(Read)
            .Where(key => key.Secret.Length > 0)
            .ToDictionary(key => key.Id, StringComparer.Ordinal);

    private static AccessKey Read(IConfigurationSection section) => new(
        section.Key,
        section.Value ?? section["Secret"] ?? "",
        [.. section.GetSection("Actions").GetChildren().Select(action => action.Value ?? "").Where(action => action.Length > 0)],
        section.GetValue("Disabled", false),
        section["SecurityToken"] ?? "");
}
