using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>One mix, from the first stream that comes until it is stopped.</summary>
/// <param name="Plans">What is mixed.</param>
/// <param name="Encoding">What it becomes.</param>
/// <param name="SpoolFolder">A folder of this mix alone, which is created; segments are seg000000.ts and so on.</param>
public sealed record MixRequest(MixPlanFeed Plans, MixEncoding Encoding, string SpoolFolder);
