namespace Recording.Testing.Processes;

/// <summary>Runs a program to its end.</summary>
public static class Command
{
    /// <summary>Runs a program and answers its standard output; throws with its log when it fails.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var output = new List<string>();
        await using var process = ChildProcess.Start(program, arguments, onOutput: output.Add);
        var code = await process.Exited.WaitAsync(cancellationToken);
        return code == 0
            ? string.Join('\n', output)
            : throw new InvalidOperationException($"{program} ended with {code}:\n{process.Log}");
    }
}
