using System.Globalization;

namespace Recording.Benchmarks.Mixing;

/// <summary>Equal panes of 16:9 in rows, in a picture of 1280x720.</summary>
internal sealed record PaneGrid(int Columns)
{
    public const int Width = 1280;
    public const int Height = 720;

    public int PaneWidth => Width / Columns & ~1;

    public int PaneHeight => PaneWidth * 9 / 16 & ~1;

    public static PaneGrid For(int users) => users switch
    {
        <= 4 => new PaneGrid(2),
        <= 9 => new PaneGrid(3),
        _ => new PaneGrid(5),
    };

    public (int X, int Y) At(int pane) => (pane % Columns * PaneWidth, pane / Columns * PaneHeight);

    /// <summary>A pane as MixLayoutParams has it.</summary>
    public object Pane(int pane)
    {
        var (x, y) = At(pane);
        return new { X = Part(x, Width), Y = Part(y, Height), Width = Part(PaneWidth, Width), Height = Part(PaneHeight, Height) };
    }

    private static string Part(int pixels, int of) => ((decimal)pixels / of).ToString("0.######", CultureInfo.InvariantCulture);
}
