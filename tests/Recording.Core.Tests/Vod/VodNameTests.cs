using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Vod;

namespace Recording.Core.Tests.Vod;

public sealed class VodNameTests
{
    [Theory]
    [InlineData(RtcStreamType.Original, RtcSourceType.Camera, RtcStreamType.Original, "AV::C")]
    [InlineData(RtcStreamType.Original, RtcSourceType.Screen, RtcStreamType.Original, "AV::S")]
    [InlineData(RtcStreamType.AudioOnly, RtcSourceType.Camera, RtcStreamType.Original, "A")]
    [InlineData(RtcStreamType.Original, RtcSourceType.Screen, RtcStreamType.AudioOnly, "A")]
    [InlineData(RtcStreamType.VideoOnly, RtcSourceType.Camera, RtcStreamType.Original, "V::C")]
    [InlineData(RtcStreamType.Original, RtcSourceType.Screen, RtcStreamType.VideoOnly, "V::S")]
    public void Stream_SaysWhatIsRecordedOfIt(RtcStreamType subscribed, RtcSourceType source, RtcStreamType recorded, string suffix) =>
        Assert.Equal($"Single::anna::{suffix}", VodStreamName.Of(new SubscribedUser("anna", subscribed, source), recorded));

    [Fact]
    public void MediaId_Is32HexDigits_OneForEachFile()
    {
        string[] ids =
        [
            MediaId.OfFile("task", 0, 0), MediaId.OfFile("task", 0, 1), MediaId.OfFile("task", 1, 0), MediaId.OfFile("other", 0, 0),
            MediaId.OfMerged("task", 0), MediaId.OfMerged("task", 1),
        ];

        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], MediaId.OfFile("task", 0, 0));
    }
}
