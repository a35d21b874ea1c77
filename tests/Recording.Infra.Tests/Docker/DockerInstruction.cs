namespace Recording.Infra.Tests.Docker;

/// <summary>One instruction, in one line.</summary>
/// <param name="Word">In capitals.</param>
/// <param name="Text">What follows.</param>
internal sealed record DockerInstruction(string Word, string Text);
