namespace Recording.Infra.Tests.Bicep;

/// <summary>What a check found.</summary>
/// <param name="Rule">Name of the check.</param>
/// <param name="File">Path below the folder that was checked.</param>
/// <param name="Line">From 1.</param>
/// <param name="Text">What is wrong.</param>
internal sealed record BicepFinding(string Rule, string File, int Line, string Text)
{
    public override string ToString() => $"{File}:{Line} {Rule}: {Text}";
}
