namespace Recording.Storage.Objects;

/// <summary>The end of a put.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="ETag">ETag of what was stored; empty when nothing was.</param>
/// <param name="Length">Bytes stored.</param>
/// <param name="Md5">Hex MD5 (lower case) of the bytes stored, computed on the way; empty when nothing was.</param>
public sealed record PutResult(PutOutcome Outcome, string ETag, long Length, string Md5)
{
    public static PutResult Refused(PutOutcome outcome) => new(outcome, "", 0, "");
}
