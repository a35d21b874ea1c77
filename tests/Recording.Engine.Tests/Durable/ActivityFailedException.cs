namespace Recording.Engine.Tests.Durable;

/// <summary>An activity threw.</summary>
internal sealed class ActivityFailedException(string message) : Exception(message);
