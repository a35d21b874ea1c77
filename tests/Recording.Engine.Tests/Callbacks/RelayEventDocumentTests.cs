using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Recording.Contracts;
using Recording.Contracts.Callbacks;
using Recording.Core.Callbacks;
using Recording.Core.Signatures;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Engine.Tests.Callbacks;

/// <summary>docs/relay-events.md says what the code does: its codes, its sentences, and an example that can be verified.</summary>
public sealed partial class RelayEventDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Root(), "docs", "relay-events.md"));

    [Fact]
    public void EventCodes_AreThoseOfTheCode() => Assert.Equal(
        Enum.GetValues<RelayEventCode>().Select(code => string.Create(CultureInfo.InvariantCulture, $"{(int)code} {code}")),
        Lines.Select(line => EventRow().Match(line)).Where(match => match.Success).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}"));

    [Fact]
    public void ErrorCodes_AndSentences_AreThoseOfTheCode()
    {
        RelayError[] errors = [RelayError.StreamLost, .. Enum.GetValues<TargetFailure>().Select(RelayError.Of), .. Enum.GetValues<ExitReason>().Select(RelayError.Of)];

        Assert.Equal(
            errors.OrderBy(error => error.Code).Select(error => string.Create(CultureInfo.InvariantCulture, $"{error.Code} {error.Message}")),
            Lines.Select(line => ErrorRow().Match(line)).Where(match => match.Success).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}"));
    }

    [Fact]
    public void Example_IsABodyOfTheService_WithTheSignatureThatIsShown()
    {
        var body = Lines.Single(line => line.StartsWith("{\"EventType\"", StringComparison.Ordinal));
        var read = JsonSerializer.Deserialize(body, WireJson.Wire.RelayCallback)!;
        var signature = Lines.Select(line => Signature().Match(line)).Single(match => match.Success).Groups[1].Value;

        Assert.Equal(body, JsonSerializer.Serialize(read, WireJson.Wire.RelayCallback));
        Assert.Equal(signature, RelaySignature.Sign("mytestkeymytestkey", DateTimeOffset.FromUnixTimeMilliseconds(read.CallbackTs), body));
        Assert.Equal(RelayError.Of(TargetFailure.Refused), new RelayError(read.Payload.ErrorCode, read.Payload.ErrorMessage));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Recording.Functions.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests are not inside of the repository.");
        return folder;
    }

    [GeneratedRegex(@"^\| ([1-9]) \| (\w+) \|")]
    private static partial Regex EventRow();

    [GeneratedRegex(@"^\| (\d{3}|0) \| \w+ \| ([^|]*?) ?\|")]
    private static partial Regex ErrorRow();

    [GeneratedRegex("^# ([0-9a-f]{64})$")]
    private static partial Regex Signature();
}
