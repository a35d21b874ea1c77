using System.Text.Json;
using Recording.Contracts;
using Recording.Contracts.Callbacks;
using Recording.Core.Callbacks;

namespace Recording.Engine.Callbacks;

/// <summary>The part of a relay event's body that is another one at each attempt: the subscription, and the time of sending.</summary>
internal static class RelayEventBody
{
    /// <summary>A callback as it is sent at a moment (UTC). Those of other kinds are what they were.</summary>
    public static OutboxEntry AsSent(OutboxEntry entry, DateTimeOffset at)
    {
        if (entry.Kind != CallbackKind.Relay)
            return entry;
        var body = JsonSerializer.Deserialize(entry.Body, WireJson.Wire.RelayCallback)
            ?? throw new InvalidDataException("The body of a relay's event is empty.");
        return entry with { Body = Write(body with { SubId = entry.SubId ?? "", CallbackTs = at.ToUnixTimeMilliseconds() }) };
    }

    public static string Write(RelayCallback body) => JsonSerializer.Serialize(body, WireJson.Wire.RelayCallback);
}
