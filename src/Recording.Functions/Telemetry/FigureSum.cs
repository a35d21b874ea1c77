namespace Recording.Functions.Telemetry;

/// <summary>Several values of a figure in one.</summary>
internal readonly record struct FigureSum(int Count, double Sum, double Min, double Max)
{
    public static FigureSum Of(double value) => new(1, value, value, value);

    public FigureSum With(double value) => new(Count + 1, Sum + value, Math.Min(Min, value), Math.Max(Max, value));
}
