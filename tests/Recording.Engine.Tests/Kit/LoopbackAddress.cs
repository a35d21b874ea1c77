using Recording.Engine.Security;

namespace Recording.Engine.Tests.Kit;

/// <summary>A service that only this machine can reach.</summary>
internal sealed class LoopbackAddress : IServiceAddress
{
    public string PublicUrl => "http://127.0.0.1:7071";

    public bool IsLoopbackOnly { get; init; } = true;
}
