namespace Recording.Core.Tasks.State;

/// <summary>Where one source of a task stands.</summary>
public enum TrackPhase
{
    /// <summary>Trying for the first stream.</summary>
    Connecting,

    /// <summary>The stream is up.</summary>
    Recording,

    /// <summary>The stream or the worker was lost; trying again.</summary>
    Lost,

    /// <summary>A client wants nothing recorded for now. What was captured before may still be on its way to storage.</summary>
    Paused,

    /// <summary>Nothing more is captured; segments on local disk are being stored.</summary>
    Draining,

    /// <summary>Every segment is stored; files are being finished.</summary>
    Finishing,

    /// <summary>Terminal.</summary>
    Ended,
}
