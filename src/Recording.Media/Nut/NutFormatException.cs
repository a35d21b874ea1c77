namespace Recording.Media.Nut;

/// <summary>What arrives is no NUT, or none that is made here.</summary>
internal sealed class NutFormatException(string reason) : IOException($"The decoder's output cannot be read: {reason}.");
