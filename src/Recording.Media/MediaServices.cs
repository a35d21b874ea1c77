using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Recording.Media.Capture;
using Recording.Media.Compose;
using Recording.Media.Mixing;
using Recording.Media.Probing;
using Recording.Media.Processes;
using Recording.Media.Relaying;
using Recording.Media.Transcode;

namespace Recording.Media;

/// <summary>Registers the project's services. Whoever mixes adds an <see cref="IImageSource"/>, whoever relays also an <see cref="ITargetGuard"/>.</summary>
public static class MediaServices
{
    public static IServiceCollection AddRecordingMedia(this IServiceCollection services)
    {
        services.AddOptions<FfmpegOptions>().BindConfiguration(FfmpegOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IMediaProbe, FfprobeMediaProbe>();
        services.TryAddSingleton<IStreamCapture, FfmpegStreamCapture>();
        services.TryAddSingleton<IMixCapture, FfmpegMixCapture>();
        services.TryAddSingleton<IRelayCapture, FfmpegRelayCapture>();
        services.TryAddSingleton<IMediaComposer, FfmpegMediaComposer>();
        services.TryAddSingleton<IMediaTranscoder, FfmpegMediaTranscoder>();
        services.TryAddSingleton<SpoolRecovery>();
        return services;
    }
}
