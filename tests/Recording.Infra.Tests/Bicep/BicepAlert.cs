namespace Recording.Infra.Tests.Bicep;

/// <summary>An alert, and the query that makes it.</summary>
internal sealed record BicepAlert(string Name, string Query);
