using Recording.Core.Parameters;

namespace Recording.Core.Operations.Relays;

/// <summary>The id that a client gives a relay.</summary>
internal static class RelayIds
{
    private const int MaxLength = 55;

    /// <summary>TaskId, which is there.</summary>
    public static string TaskId(ParameterReader reader)
    {
        var id = reader.RequiredText("TaskId");
        if (id.Length > MaxLength || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            reader.Reject("TaskId", "It must be 1 to 55 letters, digits, underscores or hyphens.");
        return id;
    }
}
