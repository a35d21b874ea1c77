namespace Recording.Faults.Tests.Kills;

/// <summary>When the service is killed.</summary>
internal enum KillMoment
{
    /// <summary>At any time, before the recording has recovered from the last death too.</summary>
    Any,

    /// <summary>A segment's object has just appeared: its manifest row is being written.</summary>
    BlobBeforeManifest,

    /// <summary>A local segment has just gone, so its row is there: the playlist is being written.</summary>
    ManifestBeforePlaylist,

    /// <summary>A folder in which a file is made has just appeared.</summary>
    Compose,

    /// <summary>A closed file's playlist has just appeared: the next file has begun.</summary>
    Split,
}
