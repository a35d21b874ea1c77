namespace Recording.Infra.Tests.Bicep;

/// <summary>What the files say that other parts of the repository must agree with.</summary>
/// <param name="Settings">Names of the app's settings.</param>
/// <param name="Alerts">The alerts.</param>
internal sealed record BicepFacts(IReadOnlyList<string> Settings, IReadOnlyList<BicepAlert> Alerts);
