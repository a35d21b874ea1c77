namespace Recording.Infra.Tests.Docker;

/// <summary>A stage of a Dockerfile: what it begins with, and its instructions.</summary>
internal sealed record DockerStage(string Name, string From, List<DockerInstruction> Instructions)
{
    /// <summary>The last instruction of a kind; null for none.</summary>
    public string? Last(string word) => Instructions.Where(instruction => instruction.Word == word).Select(instruction => instruction.Text).LastOrDefault();
}
