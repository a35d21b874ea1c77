using Microsoft.Extensions.Options;
using Recording.Contracts.RtcCloudRecording;
using Recording.Engine.Settings;
using Recording.Storage.Objects;

namespace Recording.Engine.Rtc;

/// <summary>Which container stands for a StorageLocation.</summary>
internal sealed class VodLocations(IObjectStore objects, IOptions<RtcOptions> rtc, IOptions<RecordingOptions> options)
{
    /// <summary>The container, the default one for a request that names no location; null when the host is not in the settings, or its container has gone.</summary>
    public async Task<string?> FindAsync(VodParams vod, CancellationToken cancellationToken)
    {
        var container = options.Value.DefaultBucket;
        if (vod.StorageLocation is { } host && !rtc.Value.VodLocations.TryGetValue(host, out container))
            return null;
        return await objects.BucketExistsAsync(container, cancellationToken) ? container : null;
    }
}
