using System.Globalization;

namespace Recording.Demo;

/// <summary>What the command line asks for.</summary>
/// <param name="Recorded">How long to record.</param>
/// <param name="DataFolder">Where the server keeps its data; null for a new temp folder.</param>
internal sealed record DemoOptions(TimeSpan Recorded, string? DataFolder)
{
    public const string Usage = "Recording.Demo [--seconds N] [--data FOLDER]   (N from 10 to 3600, default 60)";

    private const int MinSeconds = 10;
    private const int MaxSeconds = 3600;

    /// <summary>Null when the command line makes no sense.</summary>
    public static DemoOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new DemoOptions(TimeSpan.FromSeconds(60), null);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--seconds" when int.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds is >= MinSeconds and <= MaxSeconds:
                    options = options with { Recorded = TimeSpan.FromSeconds(seconds) };
                    break;
                case "--data" when !string.IsNullOrEmpty(value):
                    options = options with { DataFolder = value };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
