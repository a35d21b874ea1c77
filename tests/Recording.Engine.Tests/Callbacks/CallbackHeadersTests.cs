using Recording.Core.Callbacks;
using Recording.Core.Signatures;
using Recording.Engine.Callbacks;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Callbacks;

public sealed class CallbackHeadersTests
{
    private const string AuthKey = "mytestkeymytestkey";
    private readonly CallbackOptions _options = new();
    private readonly SourceSeal _seal = new(Samples.Keys);

    [Fact]
    public void For_NothingConfigured_NamesTheDeliveryAndSignsNothing()
    {
        var headers = Headers(Entry());

        Assert.Equal(["Content-Type", "X-Recording-Delivery-Id", "X-Recording-Sequence"], headers.Keys);
        Assert.Equal("task-3", Assert.Single(headers["X-Recording-Delivery-Id"]));
        Assert.Equal("3", Assert.Single(headers["X-Recording-Sequence"]));
    }

    [Theory]
    [InlineData(CallbackKind.LiveRecord, "application/json; charset=utf-8")]
    [InlineData(CallbackKind.RtcRecord, "application/json")]
    public void For_AuthKey_HasTheVendorsSignatureOfTheKind(CallbackKind kind, string contentType)
    {
        var headers = Headers(Entry() with { Kind = kind, SealedAuthKey = _seal.Seal(AuthKey) });

        var timestamp = Assert.Single(headers["ALI-LIVE-TIMESTAMP"]);
        Assert.Equal(ManualTime.Start.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), timestamp);
        Assert.Equal(
            CallbackSignature.Sign(kind, new Uri("http://hooks.example.com:8080/a"), ManualTime.Start, AuthKey),
            Assert.Single(headers["ALI-LIVE-SIGNATURE"]));
        Assert.Equal(contentType, Assert.Single(headers["Content-Type"]));
        Assert.DoesNotContain(headers.Values, values => values.Any(value => value.Contains(AuthKey, StringComparison.Ordinal)));
    }

    [Fact]
    public void For_SigningSecrets_HasASignatureOfEach()
    {
        byte[][] keys = [.. new[] { 1, 2 }.Select(n => Enumerable.Repeat((byte)n, 32).ToArray())];
        foreach (var key in keys)
            _options.SigningSecrets.Add("whsec_" + Convert.ToBase64String(key));

        var headers = Headers(Entry());

        Assert.Equal("task-3", Assert.Single(headers["webhook-id"]));
        var signatures = Assert.Single(headers["webhook-signature"]).Split(' ');
        Assert.Equal(keys.Select(key => StandardWebhookSignature.Sign([key], "task-3", ManualTime.Start, "{}")), signatures);
        Assert.Equal(ManualTime.Start.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Single(headers["webhook-timestamp"]));
    }

    [Fact]
    public void For_RelayWithAKey_HasTheVendorsHeadersOverTheBody()
    {
        _options.RelaySigningKey = AuthKey;
        var headers = Headers(Entry() with { Kind = CallbackKind.Relay });

        Assert.Equal(
            ["Ali-Rtc-Signature", "Ali-Rtc-Timestamp", "Content-Type", "X-Recording-Delivery-Id", "X-Recording-Sequence"], headers.Keys);
        Assert.Equal(
            ManualTime.Start.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Single(headers["Ali-Rtc-Timestamp"]));
        Assert.Equal(RelaySignature.Sign(AuthKey, ManualTime.Start, "{}"), Assert.Single(headers["Ali-Rtc-Signature"]));
        Assert.Equal("application/json", Assert.Single(headers["Content-Type"]));
    }

    [Theory]
    [InlineData(CallbackKind.Relay, "")]
    [InlineData(CallbackKind.RtcRecord, AuthKey)]
    [InlineData(CallbackKind.LiveRecord, AuthKey)]
    public void For_NoRelayOrNoKey_HasNoRelaySignature(CallbackKind kind, string key)
    {
        _options.RelaySigningKey = key;

        Assert.DoesNotContain(Headers(Entry() with { Kind = kind }).Keys, name => name.StartsWith("Ali-Rtc-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("0123456789 abcdefg")]
    public void Validate_BadRelayKey_NamesTheSettingAndNotTheKey(string key)
    {
        _options.RelaySigningKey = key;

        var error = Assert.Single(_options.Validate(new(_options))).ErrorMessage!;

        Assert.Contains("RelaySigningKey", error, StringComparison.Ordinal);
        Assert.DoesNotContain(key, error, StringComparison.Ordinal);
    }

    [Fact]
    public void For_Replay_SaysWhich() => Assert.Equal("2", Assert.Single(Headers(Entry() with { Replay = 2 })["X-Recording-Replay"]));

    [Fact]
    public void Validate_UnreadableSecret_NamesTheSettingAndNotTheSecret()
    {
        _options.SigningSecrets.Add("whsec_" + Convert.ToBase64String(new byte[32]));
        _options.SigningSecrets.Add("hunter2");

        var error = Assert.Single(_options.Validate(new(_options))).ErrorMessage!;

        Assert.Contains("SigningSecrets:1", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    private IReadOnlyDictionary<string, IReadOnlyList<string>> Headers(OutboxEntry entry) =>
        new CallbackHeaders(new FixedOptions<CallbackOptions>(_options), _seal).For(entry, ManualTime.Start);

    private static OutboxEntry Entry() => new()
    {
        DeliveryId = "task-3",
        Sequence = 3,
        Type = "record_started",
        Url = "http://hooks.example.com:8080/a",
        Body = "{}",
        Domain = "d",
        App = "a",
        Stream = "s",
        WrittenAt = ManualTime.Start,
        NextAttemptAt = ManualTime.Start,
    };
}
