namespace Recording.Engine.Security;

/// <summary>
/// Access keys, section <c>Recording:AccessKeys</c>. Short form <c>{id} = {secret}</c>; long form <c>{id}:Secret</c>, <c>{id}:Actions:0</c> ...,
/// <c>{id}:Disabled</c>, <c>{id}:SecurityToken</c>. A change takes effect without a restart.
/// </summary>
public sealed class AccessKeyOptions
{
    public const string SectionName = "Recording:AccessKeys";

    /// <summary>Keys by id.</summary>
    public IReadOnlyDictionary<string, AccessKey> Keys { get; set; } = new Dictionary<string, AccessKey>();

    /// <summary>What of them could not be read; these keys are disabled.</summary>
    public IReadOnlyList<AccessKeyFault> Faults { get; set; } = [];
}
