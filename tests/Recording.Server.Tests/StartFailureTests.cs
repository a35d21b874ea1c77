using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Recording.Storage.Local;
using Recording.Storage.Tables;

namespace Recording.Server.Tests;

public sealed class StartFailureTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("rec-start-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData("Recording:DefaultBucket", "Bad_Name", "Recording:DefaultBucket: 'Bad_Name' is no name")]
    [InlineData("Recording:DefaultBucket", "recording-work", "Recording:DefaultBucket: 'recording-work' is the service's own")]
    [InlineData("Recording:Buckets:0", "Bad", "Recording:Buckets: 'Bad' is no name")]
    [InlineData("Recording:LinkLifetime", "abc", "Recording:LinkLifetime must be a time")]
    [InlineData("Recording:LinkLifetime", "00:00:01", "Recording:LinkLifetime must be between 00:01:00 and 30.00:00:00.")]
    [InlineData("Recording:PublicUrl", "rec.example.com", "Recording:PublicUrl must be an address")]
    [InlineData("Recording:MasterKey", "abc", "Recording:MasterKey must be 32 bytes")]
    [InlineData("Recording:LiveRecord:WorkingSliceSeconds", "x", "Recording:LiveRecord:WorkingSliceSeconds must be a whole number")]
    [InlineData("Recording:Ffmpeg:StallTime", "x", "Recording:Ffmpeg:StallTime must be a time")]
    [InlineData("Recording:Ffmpeg:FfmpegPath", "", "Recording:Ffmpeg:FfmpegPath field is required")]
    [InlineData("Recording:Callbacks:AllowPrivateAddresses", "maybe", "Recording:Callbacks:AllowPrivateAddresses must be true or false")]
    [InlineData("Recording:Rtc:VodLocations:vod.example.com", "Bad_Name", "Recording:Rtc:VodLocations:vod.example.com: 'Bad_Name' is no name")]
    [InlineData("Recording:Rtc:VodLocations:vod.example.com", "recording-work", "Recording:Rtc:VodLocations:vod.example.com: 'recording-work' is no name")]
    [InlineData("Recording:Rtc:VodLocations:no host", "media", "Recording:Rtc:VodLocations:no host: 'no host' is no host name.")]
    [InlineData("Recording:TranscodeGroups:g:0:Width", "640", "Recording:TranscodeGroups:g:0:Name must be 1 to 32")]
    [InlineData("Recording:TranscodeGroups:g:0:Arguments", "-y", "Recording:TranscodeGroups:g:0:Arguments is no field of a preset")]
    [InlineData("Recording:TranscodeGroups:g", "hd", "Recording:TranscodeGroups:g must be a list of 1 to 20 presets.")]
    [InlineData("Recording:RateLimits:Operations:X", "abc", "Recording:RateLimits:Operations:X must be a whole number")]
    [InlineData("Recording:AccessKeys:x:Disabled", "maybe", "Recording:AccessKeys:x:Disabled must be true or false.")]
    [InlineData("Recording:AccessKeys:x:Actions", "live:*", "Recording:AccessKeys:x:Actions must be a list.")]
    [InlineData("Recording:Storage:Azure:ConnectionString", "nonsense", "Recording:Storage:Azure: A part of the ConnectionString is not Name=value.")]
    [InlineData("Recording:Storage:Azure:AccountName", "Not-A-Name", "Recording:Storage:Azure: AccountName has 3 to 24 lower-case letters and digits.")]
    [InlineData("Recording:Storage:Azure:ReadLinks", "Blob", "Recording:Storage:Azure:ReadLinks must be Service or Sas.")]
    [InlineData("Recording:Storage:Azure:ReadLinks", "7", "Recording:Storage:Azure: ConnectionString, AccountName or BlobEndpoint is needed.")]
    [InlineData("Recording:Storage:Azure:ReadLinks", "Sas", "Recording:Storage:Azure: ConnectionString, AccountName or BlobEndpoint is needed.")]
    [InlineData("Logging:LogLevel:Default", "Loud", "Logging:LogLevel")]
    [InlineData("urls", "abc", "'abc' is no address")]
    [InlineData("urls", "http://127.0.0.1:99999", "'http://127.0.0.1:99999' is no address")]
    [InlineData("urls", "http://192.0.2.1:7071", "It cannot listen: ")]
    public async Task ABadSetting_EndsTheStartWithALineThatNamesIt(string setting, string value, string expected) =>
        Assert.StartsWith($"The server cannot start. {expected}", await StartAsync($"--{setting}={value}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("settings.json", """{ "Recording": """, "settings.json")]
    [InlineData("access-key.json", "secret", "access-key.json holds no access key")]
    [InlineData("master.key", "short", "master.key must hold 32 bytes")]
    public async Task ABrokenFile_IsNamed(string file, string content, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_data, file), content);

        Assert.Contains(expected, await StartAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADataFolderInUse_IsSaidWhereverIsStored()
    {
        using var holder = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLocalStorage(storage => storage.Folder = _data)
            .BuildServiceProvider();
        holder.GetRequiredService<ITableStore>();

        foreach (var settings in (string[][])[[], ["--Recording:Storage:Azure:ConnectionString=UseDevelopmentStorage=true"]])
            Assert.Contains("Another process uses the data folder.", await StartAsync(settings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoBadSettings_AreBothNamed()
    {
        var line = await StartAsync("--Recording:LinkLifetime=00:00:01", "--Recording:LiveRecord:CaptureLease=00:00:01");

        Assert.Contains("Recording:LinkLifetime", line, StringComparison.Ordinal);
        Assert.Contains("Recording:LiveRecord:CaptureLease", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinksThatOutliveADelegationKey_AreRefused() =>
        Assert.Equal(
            "The server cannot start. Recording:LinkLifetime must be at most 6.00:00:00; the storage's own links live no longer.",
            await StartAsync(
                "--Recording:Storage:Azure:AccountName=mine", "--Recording:Storage:Azure:ReadLinks=sas", "--Recording:LinkLifetime=6.00:00:01"));

    /// <summary>Starts the program, and answers the one line that it says.</summary>
    private async Task<string> StartAsync(params string[] settings)
    {
        var (before, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            string[] arguments = ["--data", _data, .. settings.Any(setting => setting.StartsWith("--urls", StringComparison.Ordinal)) ? [] : (string[])["--urls=http://127.0.0.1:0"], .. settings];
            Assert.Equal(1, await RecordingServerProgram.RunAsync(arguments).WaitAsync(TimeSpan.FromSeconds(30)));
        }
        finally
        {
            Console.SetError(before);
        }

        return Assert.Single(said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
