namespace Recording.Faults.Tests.Suite;

public sealed class FaultTableTests
{
    [Fact]
    public void Merge_ReplacesItsRowAndLeavesAllElse()
    {
        var text = FaultTable.Merge("before\n\n", new FaultRow("a", 1, "0", "-", [], "x"));
        text = FaultTable.Merge(text, new FaultRow("b", 1, "0", "-", [new RecoveryTime(2, 0), new RecoveryTime(4, 0), new RecoveryTime(3, 0)], "x"));
        text = FaultTable.Merge(text + "\nafter\n", new FaultRow("a", 5, "0", "-", [], "y"));

        Assert.StartsWith("before\n\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\nafter\n", text, StringComparison.Ordinal);
        Assert.Equal(["| a | 5 | 0 | - | - | - | y |", "| b | 1 | 0 | - | 3.0 s | 4.0 s | x |"], text.Split('\n').Where(line => line.StartsWith("| a", StringComparison.Ordinal) || line.StartsWith("| b", StringComparison.Ordinal)));
    }
}
