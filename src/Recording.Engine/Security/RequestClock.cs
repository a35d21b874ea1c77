using Recording.Contracts.Errors;
using Recording.Core.Time;

namespace Recording.Engine.Security;

/// <summary>Checks the time that a request was signed at.</summary>
internal static class RequestClock
{
    /// <summary>How far a request's time may be off, either way.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public static WireError? Check(string text, DateTimeOffset now, out DateTimeOffset signedAt)
    {
        if (!WireTime.TryParse(text, out signedAt))
            return GatewayErrors.TimestampFormat;
        return (now - signedAt).Duration() > Window ? GatewayErrors.TimestampExpired : null;
    }
}
