using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recording.Core.Callbacks;

namespace Recording.Core.Signatures;

/// <summary>
/// The vendor's signature of a callback: the header ALI-LIVE-SIGNATURE, 32 lower-case hexadecimal digits, beside ALI-LIVE-TIMESTAMP. It
/// proves that the sender knows the NotifyAuthKey; it does not cover the body (<see cref="StandardWebhookSignature"/> does).
/// </summary>
public static class CallbackSignature
{
    /// <param name="kind">Live recordings sign the receiver's host too ("Callback authentication"), RTC recordings do not.</param>
    /// <param name="receiver">The address that is called; its host counts without the port.</param>
    /// <param name="at">The moment of ALI-LIVE-TIMESTAMP, which has whole seconds.</param>
    /// <param name="authKey">The NotifyAuthKey.</param>
    [SuppressMessage("Security", "CA5351", Justification = "The vendor's receivers check MD5.")]
    public static string Sign(CallbackKind kind, Uri receiver, DateTimeOffset at, string authKey)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var text = kind == CallbackKind.LiveRecord ? $"{receiver.IdnHost}|{timestamp}|{authKey}" : $"{timestamp}|{authKey}";
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
