using Recording.Media.Capture;

namespace Recording.Media.Mixing;

/// <summary>Hears what a mix does. <see cref="ICaptureObserver.OnStreamUp"/> comes again after <see cref="OnStreamsLost"/>.</summary>
public interface IMixObserver : ICaptureObserver
{
    /// <summary>Nobody delivers any more; the mix goes on.</summary>
    void OnStreamsLost();
}
