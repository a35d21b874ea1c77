namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>
/// The tests of mixes run one after the other, when no other runs: they compare what the mix shows with the wall clock, and a machine that has more to do than
/// it can leaves frames out.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneOnTheMachine
{
    public const string Name = "alone on the machine";
}
