namespace Recording.Engine.Durable;

/// <summary>What came of asking for a capture's lease.</summary>
internal enum LeaseTake
{
    /// <summary>It is to capture, and no other may.</summary>
    Taken,

    /// <summary>The same order is carried out elsewhere, or a later one is.</summary>
    Elsewhere,

    /// <summary>
    /// The same order was carried out before, and ended. Its segments have numbers that a second capture under the same epoch would use again.
    /// </summary>
    Spent,
}
