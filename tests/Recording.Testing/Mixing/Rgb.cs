namespace Recording.Testing.Mixing;

/// <summary>A colour, 0 to 255 each.</summary>
public readonly record struct Rgb(int Red, int Green, int Blue)
{
    public static Rgb Black { get; } = new(0, 0, 0);

    public static Rgb White { get; } = new(255, 255, 255);

    /// <summary>Whether it looks the same: encoding changes colours a little.</summary>
    public bool IsNear(Rgb other) =>
        Math.Abs(Red - other.Red) < 45 && Math.Abs(Green - other.Green) < 45 && Math.Abs(Blue - other.Blue) < 45;
}
