namespace Recording.Engine.Callbacks;

/// <summary>An outgoing call was aimed at an address that is not public, and such calls are not allowed.</summary>
public sealed class AddressRefusedException()
    : Exception("The receiver's address is not public, and Recording:Callbacks:AllowPrivateAddresses is off.");
