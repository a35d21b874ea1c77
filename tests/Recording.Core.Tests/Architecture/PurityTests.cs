using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Recording.Core.Tests.Architecture;

/// <summary>Core and Contracts decide; they touch no clock, file, process, socket, environment or random source.</summary>
public sealed class PurityTests
{
    private static readonly string[] ForbiddenTypes =
    [
        "System.Random", "System.Console", "System.TimeProvider", "System.IO.File", "System.IO.Directory", "System.IO.FileStream",
        "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Net.Http.HttpClient", "System.Net.Sockets.Socket", "System.Net.Dns",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Threading.Thread", "System.Threading.Timer",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow", "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.Threading.Tasks.Task::Delay",
        "System.Threading.Tasks.Task::Run",
    ];

    [Theory]
    [InlineData(typeof(Core.Tasks.Decisions.TaskDecider))]
    [InlineData(typeof(Contracts.WireJson))]
    public void Assembly_RefersToNothingImpure(Type anyType)
    {
        using var file = File.OpenRead(anyType.Assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();

        var types = metadata.TypeReferences.Select(handle => Name(metadata, metadata.GetTypeReference(handle)));
        Assert.Empty(types.Intersect(ForbiddenTypes));

        var members = metadata.MemberReferences
            .Select(handle => metadata.GetMemberReference(handle))
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{Name(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent))}::{metadata.GetString(member.Name)}");
        Assert.DoesNotContain(members, member => ForbiddenMembers.Contains(member) || IsEnvironment(member));
    }

    [Fact]
    public void Contracts_RefersToNoProject()
    {
        var references = typeof(Contracts.WireJson).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.DoesNotContain(references, name => name.StartsWith("Recording.", StringComparison.Ordinal));
    }

    /// <summary>The compiler's own iterators ask for the thread's id; everything else of the environment is outside.</summary>
    private static bool IsEnvironment(string member) =>
        member.StartsWith("System.Environment::", StringComparison.Ordinal) && !member.EndsWith("::get_CurrentManagedThreadId", StringComparison.Ordinal);

    private static string Name(MetadataReader metadata, TypeReference type) =>
        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
}
