using System.Diagnostics;
using System.Text.Json;

namespace Recording.Infra.Tests.Bicep;

/// <summary>Runs the checks of <c>checks/</c>, which need Node.js for the parser.</summary>
internal static class BicepChecks
{
    public static async Task<IReadOnlyList<BicepReport>> RunAsync(IEnumerable<string> folders, CancellationToken cancellationToken)
    {
        var checks = Repository.Path("tests", "Recording.Infra.Tests", "checks");
        if (!Directory.Exists(Path.Combine(checks, "node_modules")))
            throw new DirectoryNotFoundException($"The parser is not installed. ./test does that, or: cd {checks} && npm ci");

        using var node = Process.Start(new ProcessStartInfo("node", ["check.mjs", .. folders])
        {
            WorkingDirectory = checks,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync(cancellationToken);
        var text = await node.StandardOutput.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<List<BicepReport>>(text, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"The checks ended with {node.ExitCode}: {await errors}");
    }
}
