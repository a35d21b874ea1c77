namespace Recording.Engine.Security;

/// <summary>Where the head that runs can be reached.</summary>
public interface IServiceAddress
{
    /// <summary>Address that clients use, without a slash at its end.</summary>
    string PublicUrl { get; }

    /// <summary>Whether the service listens on loopback alone.</summary>
    bool IsLoopbackOnly { get; }
}
