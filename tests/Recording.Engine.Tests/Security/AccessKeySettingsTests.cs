using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Engine.Security;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Security;

public sealed class AccessKeySettingsTests
{
    private readonly IConfigurationRoot _settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Recording:AccessKeys:good"] = "good-secret",
        ["Recording:AccessKeys:other:Secret"] = "other-secret",
    }).Build();

    [Theory]
    [InlineData("Disabled", "maybe", "Warning 1002 Access key other is disabled: its setting Disabled must be true or false.")]
    [InlineData("Actions", "live:*", "Warning 1002 Access key other is disabled: its setting Actions must be a list.")]
    public async Task AValueThatCannotBeRead_DisablesItsKeyAlone_AndIsLogged(string setting, string value, string warning)
    {
        using var log = new LogList();
        await using var services = Services(log);
        var keys = services.GetRequiredService<AccessKeys>();
        using var watch = ActivatorUtilities.CreateInstance<AccessKeyWatch>(services);
        await watch.StartAsync(CancellationToken.None);
        Assert.False(keys.Find("other")!.IsDisabled);

        _settings["Recording:AccessKeys:other:" + setting] = value;
        _settings.Reload();

        Assert.True(keys.FindBySecret("other-secret")!.IsDisabled);
        Assert.False(keys.FindBySecret("good-secret")!.IsDisabled);
        Assert.Equal([warning], log.Lines);

        _settings["Recording:AccessKeys:other:" + setting] = null;
        _settings.Reload();
        Assert.False(keys.FindBySecret("other-secret")!.IsDisabled);
    }

    [Fact]
    public async Task AValueThatCannotBeRead_StopsTheStart()
    {
        using var log = new LogList();
        _settings["Recording:AccessKeys:other:Disabled"] = "maybe";
        await using var services = Services(log);
        using var watch = ActivatorUtilities.CreateInstance<AccessKeyWatch>(services);

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => watch.StartAsync(CancellationToken.None));
        Assert.Equal(["Recording:AccessKeys:other:Disabled must be true or false."], failure.Failures);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("", false)]
    public async Task Disabled_IsReadInAnyCase(string value, bool expected)
    {
        using var log = new LogList();
        _settings["Recording:AccessKeys:other:Disabled"] = value;
        await using var services = Services(log);

        Assert.Equal(expected, services.GetRequiredService<AccessKeys>().Find("other")!.IsDisabled);
    }

    private ServiceProvider Services(LogList log) => new ServiceCollection()
        .AddSingleton<IConfiguration>(_settings)
        .AddLogging(logging => logging.AddProvider(log))
        .AddRecordingEngine()
        .BuildServiceProvider();
}
