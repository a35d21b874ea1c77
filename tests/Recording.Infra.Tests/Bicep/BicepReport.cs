namespace Recording.Infra.Tests.Bicep;

/// <summary>What the checks say of a folder.</summary>
internal sealed record BicepReport(string Root, IReadOnlyList<string> Files, IReadOnlyList<BicepFinding> Findings, BicepFacts Facts);
