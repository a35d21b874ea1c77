using Recording.Core.Signatures;

namespace Recording.Core.Tests.Signatures;

public sealed class StandardWebhookSignatureTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    // The example of the specification's reference libraries.
    [Fact]
    public void Sign_SpecificationsExample_IsItsSignature() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        StandardWebhookSignature.Sign(
            [Key(Secret)], "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeMilliseconds(1614265330_500), """{"test": 2432232314}"""));

    [Fact]
    public void Sign_TwoKeys_BothSign()
    {
        var (older, newer) = (Key(Secret), Key(Convert.ToBase64String(new byte[32])));
        var both = StandardWebhookSignature.Sign([newer, older], "id", DateTimeOffset.UnixEpoch, "{}");
        Assert.Equal(
            StandardWebhookSignature.Sign([newer], "id", DateTimeOffset.UnixEpoch, "{}")
                + " " + StandardWebhookSignature.Sign([older], "id", DateTimeOffset.UnixEpoch, "{}"),
            both);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64!")]
    [InlineData("whsec_c2hvcnQ=")]
    public void TryReadSecret_Unusable_IsRefused(string? secret) => Assert.False(StandardWebhookSignature.TryReadSecret(secret, out _));

    [Theory]
    [InlineData(24)]
    [InlineData(64)]
    public void TryReadSecret_OfAllowedLength_IsRead(int bytes) => Assert.Equal(bytes, Key("whsec_" + Convert.ToBase64String(new byte[bytes])).Length);

    [Fact]
    public void TryReadSecret_TooLong_IsRefused() =>
        Assert.False(StandardWebhookSignature.TryReadSecret(Convert.ToBase64String(new byte[65]), out _));

    private static byte[] Key(string secret)
    {
        Assert.True(StandardWebhookSignature.TryReadSecret(secret, out var key));
        return key;
    }
}
