using System.Text.Json;
using System.Text.Json.Nodes;
using Recording.Contracts;
using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Relays;

/// <summary>Lays the parameters of UpdateLiveMPUTask over those that a relay has: what is left out stays.</summary>
public static class RelayChanges
{
    private static readonly string[] Addresses = ["StreamURL", "MultiStreamURL"];
    private static readonly string[] Parts = ["MixMode", "SingleSubParams", "TranscodeParams", "SeiParams"];
    private static readonly string[] MixParts = ["Background", "EncodeParams", "Layout", "UserInfos"];

    /// <summary>The parameters that the relay would have been started with.</summary>
    /// <param name="task">What it was asked to do.</param>
    /// <param name="update">Parameters of UpdateLiveMPUTask.</param>
    public static JsonObject Apply(RtcMPUTask task, JsonObject update)
    {
        ArgumentNullException.ThrowIfNull(update);
        var merged = JsonSerializer.SerializeToNode(task, WireJson.Wire.RtcMPUTask)!.AsObject();
        var reader = new ParameterReader(update, ParameterErrors.RtcMpuEvents);
        if (Addresses.Any(reader.Has))
        {
            foreach (var name in Addresses)
                Replace(merged, name, reader.Has(name) ? update[name] : null);
        }

        var before = merged["TranscodeParams"] as JsonObject;
        foreach (var name in Parts.Where(reader.Has))
            Replace(merged, name, update[name]);

        // The other mode's part goes with its mode.
        var isMixed = new ParameterReader(merged, ParameterErrors.RtcMpuEvents).Choice("MixMode", "0", "1") == "1";
        var other = isMixed ? "SingleSubParams" : "TranscodeParams";
        if (!reader.Has(other))
            merged.Remove(other);
        if (isMixed && before is not null && reader.Structure("TranscodeParams") is JsonObject wanted)
            merged["TranscodeParams"] = Mix(before, wanted);
        return merged;
    }

    private static JsonObject Mix(JsonObject before, JsonObject wanted)
    {
        var mix = (JsonObject)wanted.DeepClone();
        foreach (var name in MixParts.Where(name => mix[name] is null && before[name] is not null))
            mix[name] = before[name]!.DeepClone();
        return mix;
    }

    private static void Replace(JsonObject target, string name, JsonNode? value)
    {
        target.Remove(name);
        if (value is not null)
            target[name] = value.DeepClone();
    }
}
