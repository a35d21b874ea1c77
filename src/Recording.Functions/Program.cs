using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Recording.Functions;
using Recording.Functions.Telemetry;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddRecordingFunctions(builder.Configuration).AddInsightsMetrics(builder.Configuration);
await builder.Build().RunAsync();
