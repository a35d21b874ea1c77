namespace Recording.Engine.Http;

/// <summary>The Format parameter.</summary>
internal static class AnswerFormats
{
    /// <summary>JSON or XML in any case; absent means JSON.</summary>
    public static bool TryParse(string? text, out AnswerFormat format)
    {
        format = string.Equals(text, "XML", StringComparison.OrdinalIgnoreCase) ? AnswerFormat.Xml : AnswerFormat.Json;
        return string.IsNullOrEmpty(text) || format == AnswerFormat.Xml || string.Equals(text, "JSON", StringComparison.OrdinalIgnoreCase);
    }
}
