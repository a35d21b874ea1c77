using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Recording.Media.Capture;
using Recording.Media.Compose;
using Recording.Media.Processes;

namespace Recording.Media.Tests;

public sealed class MediaServicesTests
{
    [Fact]
    public void Services_resolve_with_settings_from_their_section()
    {
        using var provider = Build(("Recording:Ffmpeg:StallTime", "00:00:05"));
        Assert.IsType<FfmpegStreamCapture>(provider.GetRequiredService<IStreamCapture>());
        Assert.IsType<FfmpegMediaComposer>(provider.GetRequiredService<IMediaComposer>());
        Assert.NotNull(provider.GetRequiredService<SpoolRecovery>());
        Assert.Equal(TimeSpan.FromSeconds(5), provider.GetRequiredService<IOptions<FfmpegOptions>>().Value.StallTime);
    }

    [Fact]
    public void A_setting_out_of_range_is_refused()
    {
        using var provider = Build(("Recording:Ffmpeg:StallTime", "00:00:00"));
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<FfmpegOptions>>().Value);
    }

    private static ServiceProvider Build(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build())
        .AddLogging()
        .AddRecordingMedia()
        .BuildServiceProvider();
}
