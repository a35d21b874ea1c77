using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Recording.Engine.Settings;

namespace Recording.Engine.Tests.Settings;

public sealed class RtcAppsOptionsTests
{
    [Fact]
    public void Good_AreFoundById() =>
        Assert.Equal(
            "rtmp://gw/live/{ChannelId}_{UserId}_{SourceType}",
            Read("Recording:Apps:app_1-x:StreamUrl", "rtmp://gw/live/{ChannelId}_{UserId}_{SourceType}").Apps["app_1-x"].StreamUrl);

    [Theory]
    [InlineData("Recording:Apps:app-1:StreamUrl", "rtmp://gw/live/{UserId}?key=sesame", "Recording:Apps:app-1:StreamUrl is not valid. It must have {ChannelId}.")]
    [InlineData("Recording:Apps:app-1:StreamUrls", "x", "Recording:Apps:app-1:StreamUrl is not valid. It must be an RTMP address with {ChannelId}, {UserId} and {SourceType}.")]
    [InlineData("Recording:Apps:app 1:StreamUrl", "rtmp://gw/live/{ChannelId}_{UserId}_{SourceType}", "An AppId of Recording:Apps must be 1 to 64 letters, digits, underscores or hyphens.")]
    public void Bad_AreNamed_WithoutTheirText(string name, string value, string message)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(name, value));

        Assert.Equal(message, Assert.Single(error.Failures));
        Assert.DoesNotContain("sesame", error.Message, StringComparison.Ordinal);
    }

    private static RtcAppsOptions Read(string name, string value)
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [name] = value }).Build())
            .AddRecordingEngine()
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<RtcAppsOptions>>().Value;
    }
}
