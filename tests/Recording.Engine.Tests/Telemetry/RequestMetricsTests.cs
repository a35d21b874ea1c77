using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Recording.Engine.Http;
using Recording.Engine.Security;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Telemetry;

public sealed class RequestMetricsTests : IAsyncDisposable
{
    private readonly ServiceProvider _services = MemoryEngine.Build(("Recording:AccessKeys:mine", "key"));

    private MeterReadings Readings => (MeterReadings)_services.GetRequiredService<IMeterFactory>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task Api_RequestsByOperationAndCode()
    {
        await ApiAsync("ListLiveRecordJobs", "key");
        await ApiAsync("ListLiveRecordJobs", "key");
        await ApiAsync("GetLiveRecordJob", "key");
        await ApiAsync("ListLiveRecordJobs", "another");

        Assert.Equal(3, Readings.Sum("recording.requests", "recording.operation=ListLiveRecordJobs"));
        Assert.Equal(1, Readings.Sum("recording.requests", "recording.operation=GetLiveRecordJob", "error.type=MissingJobId"));
        Assert.Equal(1, Readings.Sum("recording.requests", "recording.operation=ListLiveRecordJobs", "error.type=InvalidAccessKeyId.NotFound"));
        Assert.Equal(2, Readings.All.Count(reading => reading.Name == "recording.requests" && reading.Tags.Length == 1));
        Assert.Equal(4, Readings.Of("recording.request.duration").Count);
    }

    [Fact]
    public async Task NamesThatAClientMakesUp_AreOneName()
    {
        await ApiAsync("DropEverything1", "key");
        await RpcAsync("?Action=DropEverything2&AccessKeyId=nobody");
        await RpcAsync("?Action=ListLiveRecordJobs");

        Assert.Equal(2, Readings.Sum("recording.requests", "recording.operation=_OTHER"));
        Assert.Equal(1, Readings.Sum("recording.requests", "recording.operation=ListLiveRecordJobs"));
        Assert.DoesNotContain(Readings.All, reading => reading.Tags.Any(tag => tag.Contains("Drop", StringComparison.Ordinal)));
    }

    [Fact]
    public void Instruments_HaveUnitsAndAreDescribed()
    {
        _ = _services.GetRequiredService<ApiEndpoint>();

        Assert.NotEmpty(Readings.Instruments);
        Assert.All(Readings.Instruments, instrument =>
        {
            Assert.Matches("^recording(\\.[a-z]+)+$", instrument.Name);
            Assert.Matches("^(s|By|\\{[a-z]+\\})$", instrument.Unit);
            Assert.EndsWith(".", instrument.Description, StringComparison.Ordinal);
        });
    }

    private Task ApiAsync(string action, string key)
    {
        var context = Request("POST", "");
        context.Request.Headers[RequestAuthenticator.KeyHeader] = key;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes("{}"));
        return _services.GetRequiredService<ApiEndpoint>().HandleAsync(context, action);
    }

    private Task RpcAsync(string query) => _services.GetRequiredService<RpcEndpoint>().HandleAsync(Request("GET", query));

    private static DefaultHttpContext Request(string method, string query)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.QueryString = new QueryString(query);
        return context;
    }
}
