namespace Recording.Engine.Files;

/// <summary>An object that is safe in storage.</summary>
/// <param name="Name">The name it got.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Md5">Hex MD5.</param>
public sealed record WrittenObject(string Name, long Length, string Md5);
