namespace Recording.Engine.Http;

/// <summary>How an answer is written.</summary>
internal enum AnswerFormat
{
    Json,
    Xml,
}
