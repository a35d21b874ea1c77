namespace Recording.Core.Callbacks;

/// <summary>Whose callback it is. Each kind has its vendor's body, signature and schedule, and its own query of records.</summary>
public enum CallbackKind
{
    /// <summary>Of a live recording; its records are those of a domain.</summary>
    LiveRecord,

    /// <summary>Of the recording of an RTC channel; its records are those of an application.</summary>
    RtcRecord,

    /// <summary>Of a relay's event subscription; its records are those of an application.</summary>
    Relay,
}
