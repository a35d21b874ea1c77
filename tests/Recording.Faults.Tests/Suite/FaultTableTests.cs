namespace Recording.Faults.Tests.Suite;

public sealed class FaultTableTests
{
    [Fact]
    public void Merge_ReplacesItsRowAndLeavesAllElse_WithWhatItSaidBefore()
    {
        var text = FaultTable.Merge("before\n\n", new FaultRow("a", 1, "0", "-", [Took(1)], "x"));
        text = FaultTable.Merge(text, new FaultRow("b", 1, "0", "-", [Took(2), Took(4), Took(3)], "x"));
        text = FaultTable.Merge(text + "\nafter\n", new FaultRow("a", 5, "0 of 3", "2 s", [], "y"));
        text = FaultTable.Merge(text, new FaultRow("a", 6, "0", "-", [], "y"));
        text = FaultTable.Merge(text, new FaultRow("b", 1, "0", "-", [], "x"));

        Assert.StartsWith("before\n\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\nafter\n", text, StringComparison.Ordinal);
        Assert.Equal(
            ["| a | 6 | 0 | - | - | - | 0 of 3; 2 s | y |", "| b | 1 | 0 | - | - | - | 0; 3.0 s; 4.0 s | x |"],
            text.Split('\n').Where(line => line.StartsWith("| a", StringComparison.Ordinal) || line.StartsWith("| b", StringComparison.Ordinal)));
    }

    private static RecoveryTime Took(double seconds) => new(seconds, 0);
}
