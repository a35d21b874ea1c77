using Recording.Core.Callbacks;
using Recording.Core.Signatures;

namespace Recording.Core.Tests.Signatures;

public sealed class CallbackSignatureTests
{
    [Theory]
    [InlineData("http://learn.aliyundoc.com/hook")]
    [InlineData("https://learn.aliyundoc.com:8443/hook?x=1")]
    [InlineData("http://LEARN.aliyundoc.com/hook")]
    public void Sign_LiveRecording_IsTheDocumentsExample(string receiver) => Assert.Equal(
        "9e226fc2c250be266e3657e156f68c12",
        CallbackSignature.Sign(CallbackKind.LiveRecord, new Uri(receiver), DateTimeOffset.FromUnixTimeMilliseconds(1519375990_999), "yourkey"));

    [Fact]
    public void Sign_RtcRecording_HasNoHost() => Assert.Equal(
        "91c9ec5c07bb529c68f9ad95fd775a9b",
        CallbackSignature.Sign(
            CallbackKind.RtcRecord, new Uri("http://learn.aliyundoc.com/"), DateTimeOffset.FromUnixTimeSeconds(1748417138), "mytestkeymytestkey"));
}
