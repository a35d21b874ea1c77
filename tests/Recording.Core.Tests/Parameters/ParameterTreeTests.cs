using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Recording.Core.Parameters;

namespace Recording.Core.Tests.Parameters;

public sealed class ParameterTreeTests
{
    [Fact]
    public void FromPairs_DottedNames_BecomeObjectsAndLists()
    {
        var tree = ParameterTree.FromPairs(
        [
            new("Name", "n"),
            new("StreamInput.Url", "rtmp://h/a/s"),
            new("RecordFormat.2.Format", "mp4"),
            new("RecordFormat.1.Format", "m3u8"),
            new("JobIds.1", "a"),
            new("JobIds.10", "b"),
            new("Name", "again"),
        ]);

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"Name":"n","StreamInput":{"Url":"rtmp://h/a/s"},"RecordFormat":[{"Format":"m3u8"},{"Format":"mp4"}],"JobIds":["a","b"]}"""),
            tree));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public void FromJson_NothingOrAnEmptyObject_IsEmpty(string body) => Assert.Empty(ParameterTree.FromJson(Encoding.UTF8.GetBytes(body))!);

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("""{"A":1,"A":2}""")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}}}}}}}}}""")]
    public void FromJson_AnythingElse_IsRefused(string body) => Assert.Null(ParameterTree.FromJson(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void FromPairs_AnyPairs_NeverThrows() =>
        Prop.ForAll<(string, string)[]>(pairs =>
        {
            _ = ParameterTree.FromPairs(pairs.Select(pair => KeyValuePair.Create(pair.Item1 ?? "", pair.Item2 ?? "")));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void FromJson_AnyBytes_NeverThrows() =>
        Prop.ForAll<byte[]>(body => { _ = ParameterTree.FromJson(body); }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
