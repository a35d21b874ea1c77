using Recording.Core.Signatures;

namespace Recording.Core.Tests.Signatures;

public sealed class RelaySignatureTests
{
    /// <summary>The example of docs/relay-events.md; the signature is OpenSSL's.</summary>
    [Fact]
    public void Sign_IsTheDocumentsExample() => Assert.Equal(
        "b5b81a3475dd451dc42f60e311063ca106c84ae47f5c5153e3363c8485d29754",
        RelaySignature.Sign(
            "mytestkeymytestkey",
            DateTimeOffset.FromUnixTimeMilliseconds(1712656430_476),
            """{"EventType":1,"MsgId":"42bba8b5-94ab-868c-9dae-9b501dd6cb6e","AppId":"app","SubId":"Sub-9799B2C4500F4C5D8A6B7C8D9E0F1A2B","TaskId":"my-relay","CallbackTs":1712656430476,"Payload":{"DstUrl":"rtmp://cdn.example.com/live/one","EventTs":1712656430384,"EventCode":4,"ErrorCode":103,"ErrorMessage":"The target refused the stream: its key is wrong, or its name is in use."}}"""));

    [Theory]
    [InlineData("0123456789abcdef", true)]
    [InlineData("0123456789abcde", false)]
    [InlineData("0123456789 abcdef", false)]
    [InlineData("0123456789abcdeü", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsKey_TellsKeysFromOtherTexts(string? text, bool isKey) => Assert.Equal(isKey, RelaySignature.IsKey(text));

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void IsKey_Length_IsAtMost128(int length, bool isKey) => Assert.Equal(isKey, RelaySignature.IsKey(new string('k', length)));
}
