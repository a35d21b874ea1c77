using System.Text.Json.Nodes;
using Recording.Core.Parameters;

namespace Recording.Core.Tests.Parameters;

public sealed class ParameterReaderTests
{
    /// <summary>What JavaScript clients send for an object that they cannot flatten is named as that.</summary>
    [Fact]
    public void ObjectObject_Anywhere_IsNamedClearly()
    {
        Action<ParameterReader>[] reads =
        [
            reader => reader.Section("P"), reader => reader.RequiredSection("P"), reader => reader.Sections("P", 9), reader => reader.Texts("P", 9),
            reader => reader.Text("P"), reader => reader.WholeNumber("P", 0, 1), reader => reader.Time("P"), reader => reader.Choice("P", "a"),
        ];
        foreach (var read in reads)
        {
            var reader = new ParameterReader(new JsonObject { ["P"] = "[object Object]" }, ParameterErrors.Gateway);
            read(reader);
            Assert.Equal((400, "InvalidP"), (reader.Error!.Status, reader.Error.Code));
            Assert.Contains("[object Object]", reader.Error.Message, StringComparison.Ordinal);
            Assert.Contains("JSON text", reader.Error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("\"5\"", 5)]
    [InlineData("\"-1\"", null)]
    [InlineData("5.0", null)]
    [InlineData("true", null)]
    public void WholeNumber_NumbersAndTexts_AreRead(string json, int? number)
    {
        var reader = new ParameterReader(new JsonObject { ["P"] = JsonNode.Parse(json) }, ParameterErrors.Gateway);
        var read = reader.WholeNumber("P", 0, 9);
        Assert.Equal(number, reader.Error is null ? read : null);
    }

    [Fact]
    public void HalfASurrogatePair_IsAnErrorOfTheParameter()
    {
        var reader = new ParameterReader(new JsonObject { ["P"] = JsonNode.Parse("\"\\ud800\"") }, ParameterErrors.Gateway);
        Assert.Null(reader.Text("P"));
        Assert.Equal("InvalidP", reader.Error!.Code);
    }
}
