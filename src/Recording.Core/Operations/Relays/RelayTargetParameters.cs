using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Parameters;
using Recording.Core.Streams;

namespace Recording.Core.Operations.Relays;

/// <summary>Reads where a relay pushes to: StreamURL or MultiStreamURL, one of the two.</summary>
internal static class RelayTargetParameters
{
    /// <summary>Most addresses of one relay; the vendor publishes no number.</summary>
    public const int MaxTargets = 10;

    private const string One = "StreamURL";
    private const string Several = "MultiStreamURL";

    public static IReadOnlyList<MultiStreamURL> Read(ParameterReader reader)
    {
        if (reader.Has(One) && reader.Has(Several))
            reader.Reject(Several, "It must not be set together with StreamURL.");
        if (!reader.Has(Several))
            return [new MultiStreamURL(Address(reader, One), false)];

        var targets = reader.Sections(Several, MaxTargets)
            .Select(section => new MultiStreamURL(Address(section, "URL"), section.Flag("IsAliCdn") ?? false))
            .ToList();
        if (targets.Count == 0)
            reader.Reject(Several, "It must not be empty.");
        else if (targets.DistinctBy(target => target.URL).Count() < targets.Count)
            reader.Reject(Several, "It must name each address once.");
        return targets;
    }

    private static string Address(ParameterReader reader, string name)
    {
        var text = reader.Text(name, RtmpUrl.MaxLength);
        if (text is null)
            reader.RejectMissing(name);
        else if (!RtmpUrl.TryParse(text, out _, out var reason))
            reader.Reject(name, reason);
        return text ?? "";
    }
}
