using System.Text.Json;
using Recording.EndToEnd.Tests.Scenarios;

namespace Recording.EndToEnd.Tests;

/// <summary>The published description says what the service does.</summary>
public sealed class OpenApiTests
{
    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task Document_NamesEveryOperationAndNoOther_AndItsAnswersHaveItsFields()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        using var anonymous = new HttpClient { BaseAddress = scenario.Server.Address };
        var document = JsonDocument.Parse(await anonymous.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token)).RootElement;
        var paths = document.GetProperty("paths").EnumerateObject().ToList();

        // An operation that is registered is known to the dispatcher: it never answers that it does not exist.
        foreach (var path in paths)
        {
            var answer = await scenario.Server.Client.CallAsync(path.Name["/api/".Length..], new { }, Token);
            Assert.NotEqual("InvalidApi.NotFound", answer.ErrorCode);
            var required = RequestOf(path.Value).TryGetProperty("required", out _) || RequestOf(path.Value).TryGetProperty("anyOf", out _);
            Assert.Equal(required, answer.Status != 200);
            if (answer.Status == 200)
                EnsureFits(document, AnswerOf(path.Value), answer.Body);
        }

        var registered = typeof(Engine.Operations.IOperation).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(Engine.Operations.IOperation)))
            .Select(type => $"/api/{type.Name}");
        Assert.Equal(registered.Order(), paths.Select(path => path.Name).Order());
    }

    [Fact]
    public async Task Document_DescribesARealJob()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var document = JsonDocument.Parse(await scenario.Server.Client.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token)).RootElement;
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "openapi"), await scenario.CreateTemplateAsync(Formats.Hls()));

        var answer = await scenario.Server.Client.CallAsync("GetLiveRecordJob", new { JobId = job }, Token);
        EnsureFits(document, AnswerOf(document.GetProperty("paths").GetProperty("/api/GetLiveRecordJob")), answer.EnsureOk());
        await scenario.StopAsync(job);
    }

    private static JsonElement RequestOf(JsonElement path) =>
        path.GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");

    private static JsonElement AnswerOf(JsonElement path) =>
        path.GetProperty("post").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");

    /// <summary>Every member of the value is described, with its type, and every required one is there.</summary>
    private static void EnsureFits(JsonElement document, JsonElement schema, JsonElement value)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        var types = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several
            ? several.EnumerateArray().Select(type => type.GetString()!).ToList()
            : [schema.GetProperty("type").GetString()!];
        Assert.Contains(TypeOf(value, types), types);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                Assert.True(schema.GetProperty("properties").TryGetProperty(member.Name, out var inner), $"{member.Name} is not described.");
                EnsureFits(document, inner, member.Value);
            }

            if (schema.TryGetProperty("required", out var required))
                Assert.All(required.EnumerateArray(), name => Assert.True(value.TryGetProperty(name.GetString()!, out _), $"{name} is missing."));
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                EnsureFits(document, schema.GetProperty("items"), item);
        }
    }

    private static string TypeOf(JsonElement value, List<string> expected) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => expected.Contains("integer") && value.TryGetInt64(out _) ? "integer" : "number",
        _ => "null",
    };
}
