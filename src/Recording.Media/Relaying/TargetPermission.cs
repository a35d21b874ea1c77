using System.Net;

namespace Recording.Media.Relaying;

/// <summary>Whether the service may connect to a target.</summary>
/// <param name="IsAllowed">Whether it may.</param>
/// <param name="Address">
/// The address that was looked at, to connect to that one and no other that the name may have a moment later; null to look the name up again. Of an
/// rtmps target it is not used: the server has to be called by its name.
/// </param>
public sealed record TargetPermission(bool IsAllowed, IPAddress? Address)
{
    /// <summary>It may not.</summary>
    public static readonly TargetPermission Denied = new(false, null);
}
