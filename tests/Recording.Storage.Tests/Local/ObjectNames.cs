using FsCheck;
using FsCheck.Fluent;
using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Local;

/// <summary>Generates legal object names, mostly nasty ones.</summary>
internal static class ObjectNames
{
    private static readonly string[] Pieces =
    [
        "a", "b", "Z", ".", "..", "%", "%+", ".%", "%2E", "%25", "%2e", "+", ":", " ", "~", "-", "0", "ts", ".ts", "é", "録", "🎥", "\uFFFD", "\uE000",
        new('x', 84), new('x', 85), new('.', 40), new('%', 43), new('録', 42), string.Concat(Enumerable.Repeat("🎥", 32)),
    ];

    private static readonly Gen<string> Segment =
        from count in Gen.Choose(1, 6)
        from pieces in Gen.Elements(Pieces).ArrayOf(count)
        select string.Concat(pieces);

    public static readonly Gen<string> Any =
        from count in Gen.Choose(1, 4)
        from segments in Segment.ArrayOf(count)
        let name = string.Join('/', segments)
        where ObjectKey.IsObjectName(name)
        select name;
}
