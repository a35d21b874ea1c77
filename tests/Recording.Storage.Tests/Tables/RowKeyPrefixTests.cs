using FsCheck.Fluent;
using Recording.Storage.Local;
using Recording.Storage.Tables;
using Recording.Storage.Tests.Local;

namespace Recording.Storage.Tests.Tables;

public sealed class RowKeyPrefixTests
{
    private static readonly string[] Pieces =
        ["a", "b", ".", "/", "é", "\u07FF", "\u0800", "\uD7FF", "\uD800\uDC00", "\uD800\uDFFF", "🎥", "\uDBFF\uDFFF", "\uE000", "\uFFFF"];

    private static readonly FsCheck.Gen<string> Text =
        from count in Gen.Choose(0, 4)
        from pieces in Gen.Elements(Pieces).ArrayOf(count)
        select string.Concat(pieces);

    [Theory]
    [InlineData("", null)]
    [InlineData("\uFFFF\uFFFF", null)]
    [InlineData("a", "b")]
    [InlineData("a.", "a/")]
    [InlineData("a\uFFFF", "b")]
    [InlineData("\uD7FF", "\uD800\uDC00")]
    [InlineData("\uD800\uDC00", "\uD800\uDC01")]
    [InlineData("\uD800\uDFFF", "\uD801\uDC00")]
    [InlineData("x\uDBFF\uDFFF", "x\uE000")]
    public void EndOf_Prefix_IsTheLeastTextAfterIt(string prefix, string? end) => Assert.Equal(end, RowKeyPrefix.EndOf(prefix));

    [Fact]
    public void EndOf_AnyPrefix_BoundsExactlyTheTextsThatBeginWithIt() => PropertyCheck.Holds(Text.Two(), pair =>
    {
        var (prefix, text) = pair;
        var end = RowKeyPrefix.EndOf(prefix);
        var isInRange = string.CompareOrdinal(text, prefix) >= 0 && (end is null || string.CompareOrdinal(text, end) < 0);

        Assert.Equal(text.StartsWith(prefix, StringComparison.Ordinal), isInRange);
        Assert.True(end is null || TableText.IsWellFormed(end));
    }, runs: 5000);

    [Fact]
    public void Encode_AnyTwoKeys_SortAsTheirTextsAndComeBack() => PropertyCheck.Holds(Text.Two(), pair =>
    {
        var (one, other) = (OrdinalKey.Encode(pair.Item1), OrdinalKey.Encode(pair.Item2));

        Assert.Equal(
            Math.Sign(string.CompareOrdinal(pair.Item1, pair.Item2)), Math.Sign(one.AsSpan().SequenceCompareTo(other)));
        Assert.Equal(pair.Item1, OrdinalKey.Decode(one));
        Assert.True(one.AsSpan().SequenceCompareTo(OrdinalKey.End) < 0);
    }, runs: 5000);
}
