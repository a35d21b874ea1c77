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
    [InlineData("""{"A":{"\ud800":1}}""")]
    [InlineData("""{"A":["\ud800"]}""")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}}}}}}}}}""")]
    public void FromJson_AnythingElse_IsRefused(string body) => Assert.Null(ParameterTree.FromJson(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("""A={"X":1}|A.Y=2""", """{"A":{"X":1,"Y":"2"}}""")]
    [InlineData("""A.Y=2|A={"X":1}""", """{"A":{"Y":"2","X":1}}""")]
    [InlineData("""A={"X":1}|A.X=2""", """{"A":{"X":"2"}}""")]
    [InlineData("""A={"X":1}|A.X=""", """{"A":{"X":1}}""")]
    [InlineData("""A=|A.X=2""", """{"A":{"X":"2"}}""")]
    [InlineData("""A={"L":[{"X":1},{"X":2}]}|A.L.2.Y=3|A.L.3.X=4""", """{"A":{"L":[{"X":1},{"X":2,"Y":"3"},{"X":"4"}]}}""")]
    [InlineData("""A={"L":"[{\"X\":1}]"}|A.L.1.Y=2""", """{"A":{"L":[{"X":1,"Y":"2"}]}}""")]
    [InlineData("""L=["a","b"]|L.2=c|L.4=d""", """{"L":["a","c","d"]}""")]
    [InlineData("""L.1={"X":1}|L.1.Y=2""", """{"L":[{"X":1,"Y":"2"}]}""")]
    [InlineData("""A=[object Object]|A.X=1""", """{"A":"[object Object]"}""")]
    [InlineData("""A=["a"]|A.X=1""", """{"A":["a"]}""")]
    [InlineData("""A=text|A.1=b""", """{"A":"text"}""")]
    public void FromPairs_JsonTextAndDottedNames_AreOne(string pairs, string expected)
    {
        var tree = ParameterTree.FromPairs(pairs.Split('|').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1])));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), tree), tree.ToJsonString());
    }

    [Fact]
    public void FromPairs_AnyPairs_NeverThrows() =>
        Prop.ForAll<(string, string)[]>(pairs =>
        {
            _ = ParameterTree.FromPairs(pairs.Select(pair => KeyValuePair.Create(pair.Item1 ?? "", pair.Item2 ?? "")));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void FromJson_AnyBytes_NeverThrows() =>
        Prop.ForAll<byte[]>(body => { _ = ParameterTree.FromJson(body); }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
