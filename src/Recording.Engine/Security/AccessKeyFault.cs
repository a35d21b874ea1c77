namespace Recording.Engine.Security;

/// <summary>A value of an access key's settings that cannot be read; the key is disabled for it.</summary>
/// <param name="KeyId">The key's id.</param>
/// <param name="Setting">The value's name.</param>
/// <param name="Expected">What it has to be, in words.</param>
public sealed record AccessKeyFault(string KeyId, string Setting, string Expected)
{
    public override string ToString() => $"{AccessKeyOptions.SectionName}:{KeyId}:{Setting} must be {Expected}.";
}
