namespace Recording.Engine.Security;

/// <summary>Access keys, section <c>Recording</c>: <c>Recording:AccessKeys:{id} = {secret}</c>.</summary>
public sealed class AccessKeyOptions
{
    public const string SectionName = "Recording";

    /// <summary>Key id to secret.</summary>
    public IDictionary<string, string> AccessKeys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
