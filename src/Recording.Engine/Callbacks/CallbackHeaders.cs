using System.Globalization;
using Microsoft.Extensions.Options;
using Recording.Core.Callbacks;
using Recording.Core.Signatures;
using Recording.Engine.Security;
using Recording.Engine.Settings;

namespace Recording.Engine.Callbacks;

/// <summary>Makes the headers of an attempt, signatures among them.</summary>
public sealed class CallbackHeaders(IOptionsMonitor<CallbackOptions> options, SourceSeal seal)
{
    /// <summary>Stable over retries and replays: lets a receiver drop repeats.</summary>
    public const string DeliveryId = "X-Recording-Delivery-Id";

    /// <summary>Number of the callback among its task's, from 1 without holes.</summary>
    public const string Sequence = "X-Recording-Sequence";

    /// <summary>On replays only: which one it is, from 1.</summary>
    public const string Replay = "X-Recording-Replay";

    /// <summary>The vendor's: seconds since 1970 of the attempt.</summary>
    public const string VendorTimestamp = "ALI-LIVE-TIMESTAMP";

    /// <summary>The vendor's signature (<see cref="CallbackSignature"/>), where a NotifyAuthKey was given.</summary>
    public const string VendorSignature = "ALI-LIVE-SIGNATURE";

    /// <summary>The vendor's for relays: seconds since 1970 of the attempt.</summary>
    public const string RtcTimestamp = "Ali-Rtc-Timestamp";

    /// <summary>The vendor's signature for relays (<see cref="RelaySignature"/>), where the settings have a key.</summary>
    public const string RtcSignature = "Ali-Rtc-Signature";

    /// <summary>The headers of an attempt at a moment (UTC).</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The service's master key has changed since the callback was written.</exception>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> For(OutboxEntry entry, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var headers = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            // As in the vendor's examples of either kind.
            ["Content-Type"] = [entry.Kind == CallbackKind.LiveRecord ? "application/json; charset=utf-8" : "application/json"],
            [DeliveryId] = [entry.DeliveryId],
            [Sequence] = [entry.Sequence.ToString(CultureInfo.InvariantCulture)],
        };
        if (entry.Replay > 0)
            headers[Replay] = [entry.Replay.ToString(CultureInfo.InvariantCulture)];
        if (entry.SealedAuthKey is { } sealedKey)
        {
            headers[VendorTimestamp] = [timestamp];
            headers[VendorSignature] = [CallbackSignature.Sign(entry.Kind, new Uri(entry.Url), at, seal.Open(sealedKey))];
        }

        if (entry.Kind == CallbackKind.Relay && options.CurrentValue.RelaySigningKey is { Length: > 0 } relayKey)
        {
            headers[RtcTimestamp] = [timestamp];
            headers[RtcSignature] = [RelaySignature.Sign(relayKey, at, entry.Body)];
        }

        var keys = SigningKeys();
        if (keys.Count > 0)
        {
            headers["webhook-id"] = [entry.DeliveryId];
            headers["webhook-timestamp"] = [timestamp];
            headers["webhook-signature"] = [StandardWebhookSignature.Sign(keys, entry.DeliveryId, at, entry.Body)];
        }

        return headers;
    }

    private List<byte[]> SigningKeys()
    {
        var keys = new List<byte[]>();
        foreach (var secret in options.CurrentValue.SigningSecrets)
        {
            if (StandardWebhookSignature.TryReadSecret(secret, out var key))
                keys.Add(key);
        }

        return keys;
    }
}
