using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Recording.Engine.Security;
using Recording.Engine.Settings;

namespace Recording.Functions.Local;

/// <summary>Address of the function app: from the settings, or the host name that the platform tells.</summary>
internal sealed class FunctionAppAddress(IConfiguration configuration, IOptions<RecordingOptions> options) : IServiceAddress
{
    /// <summary>Where the Core Tools listen unless told otherwise.</summary>
    private const string LocalHost = "localhost:7071";

    public string PublicUrl =>
        options.Value.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') : (IsLoopbackOnly ? "http://" : "https://") + Host;

    public bool IsLoopbackOnly => new Uri("http://" + Host).IsLoopback;

    private string Host => configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } host ? host : LocalHost;
}
