namespace Recording.Engine.Telemetry;

/// <summary>What is made of a media asset after its recording.</summary>
internal enum MediaProduct
{
    /// <summary>The files of a stream as one asset.</summary>
    Merge,

    /// <summary>A transcoded copy.</summary>
    Rendition,
}
