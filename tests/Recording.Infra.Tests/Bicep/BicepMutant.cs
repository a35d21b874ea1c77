namespace Recording.Infra.Tests.Bicep;

/// <summary>A mistake made in the real files, and the check that must see it.</summary>
/// <param name="File">Path below <c>infra/</c>.</param>
/// <param name="Right">What stands there, once at least; the first place is changed.</param>
/// <param name="Wrong">What stands there instead.</param>
/// <param name="Rule">The check that sees it.</param>
/// <param name="Text">Part of what it says.</param>
public sealed record BicepMutant(string File, string Right, string Wrong, string Rule, string Text)
{
    public override string ToString() => $"{File}: {Wrong.ReplaceLineEndings(" ").Trim()} instead of {Right.ReplaceLineEndings(" ").Trim()}";
}
