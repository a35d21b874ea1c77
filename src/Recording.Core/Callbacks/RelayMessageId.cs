using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Recording.Core.Callbacks;

/// <summary>The MsgId of a relay's event: a UUID (version 8 of RFC 9562) that follows from the event, so it is the same at every attempt.</summary>
public static class RelayMessageId
{
    /// <param name="taskId">The service's own id of the task, which no other task ever has.</param>
    /// <param name="sequence">Number of the event among its task's.</param>
    public static string Of(string taskId, long sequence)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"relay-event|{taskId}|{sequence}");
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D", CultureInfo.InvariantCulture);
    }
}
