namespace Recording.Testing.Webhooks;

/// <summary>How a <see cref="WebhookReceiver"/> answers a request.</summary>
public sealed record WebhookAnswer
{
    /// <summary>200 and an empty body, at once.</summary>
    public static WebhookAnswer Ok { get; } = new();

    /// <summary>The connection is cut without an answer, as a crashing receiver does.</summary>
    public static WebhookAnswer Drop { get; } = new() { DropsConnection = true };

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The body of the answer.</summary>
    public string Body { get; init; } = "";

    /// <summary>How long the sender has to wait for it.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Cut the connection instead, after <see cref="Delay"/>.</summary>
    public bool DropsConnection { get; init; }

    /// <summary>An answer with only a status.</summary>
    public static WebhookAnswer WithStatus(int status) => new() { Status = status };
}
