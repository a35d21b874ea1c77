namespace Recording.Engine.Settings;

/// <summary>Settings of callbacks, section <c>Recording:Callbacks</c>.</summary>
public sealed class CallbackOptions
{
    public const string SectionName = "Recording:Callbacks";

    /// <summary>
    /// Whether callbacks may go to loopback, private, link-local and other addresses that are not public. Unset: only while the
    /// server itself listens on loopback alone, as in local development.
    /// </summary>
    public bool? AllowPrivateAddresses { get; set; }
}
