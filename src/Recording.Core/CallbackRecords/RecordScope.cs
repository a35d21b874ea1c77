using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Recording.Core.Callbacks;

namespace Recording.Core.CallbackRecords;

/// <summary>
/// The lists that a record is on: that of its owner, and of its application, its stream, and both together. Where the owner is the
/// application, as for all but live recordings, the lists of the application would be the owner's again and are left out.
/// </summary>
public static class RecordScope
{
    /// <summary>The list of all records of an owner.</summary>
    public const string Owner = "o";

    /// <summary>The lists of a record, that of its owner first; each name is part of row keys, without <c>|</c>.</summary>
    public static IReadOnlyList<string> All(CallbackKind kind, string app, string stream) => kind == CallbackKind.LiveRecord
        ? [Owner, Of(app, null), Of(null, stream), Of(app, stream)]
        : [Owner, Of(null, stream)];

    /// <summary>The list that a query reads; null for that of the owner's records that there are none on.</summary>
    public static string? Queried(CallbackKind kind, string owner, string? app, string? stream) =>
        kind == CallbackKind.LiveRecord ? Of(app, stream)
        : app is null || app == owner ? Of(null, stream)
        : null;

    /// <summary>
    /// A name's stand-in that has one length, may be part of a key, and is another one for every other name: 128 bits of SHA-256 over its
    /// UTF-16, so that texts without UTF-8 stay apart too.
    /// </summary>
    public static string Hash(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan()), hash);
        return Base64Url.EncodeToString(hash[..16]);
    }

    private static string Of(string? app, string? stream) => (app, stream) switch
    {
        (null, null) => Owner,
        ({ } a, null) => $"a{Hash(a)}",
        (null, { } s) => $"s{Hash(s)}",
        ({ } a, { } s) => $"b{Hash(a)}{Hash(s)}",
    };
}
