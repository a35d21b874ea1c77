namespace Recording.Engine.Tests.Kit;

/// <summary>What goes wrong with a write.</summary>
internal enum WriteFault
{
    None,

    /// <summary>Nothing is written.</summary>
    Refused,

    /// <summary>It is written, and the writer does not hear of it.</summary>
    AnswerLost,

    /// <summary>Nothing is written, and nothing works any more.</summary>
    DeathBefore,

    /// <summary>It is written, and nothing works any more.</summary>
    DeathAfter,
}
