namespace Recording.Engine.Tests.Durable;

/// <summary>What goes wrong with an activity.</summary>
internal enum ActivityFault
{
    None,

    /// <summary>It runs, its answer is lost, and it runs again.</summary>
    AnswerLost,

    /// <summary>It runs twice at the same time, on two workers where there are two.</summary>
    Twice,

    /// <summary>It runs, and once the orchestration has gone on, again.</summary>
    AgainLater,
}
