namespace Recording.Core.Tasks.Decisions;

/// <summary>An address that a relay pushes to.</summary>
/// <param name="Number">Its number in its task; an address that is added gets one that no other has.</param>
/// <param name="SealedAddress">The address, encrypted: it may carry a stream key.</param>
/// <param name="Shown">The address without secrets, for events, records and logs.</param>
public sealed record RelayTarget(int Number, string SealedAddress, string Shown);
