namespace Recording.Engine.Tasks;

/// <summary>The notify settings of a job's domain as they were when the job was submitted.</summary>
/// <param name="NotifyUrl">Where callbacks go when the job names no address of its own.</param>
/// <param name="NeedStatusNotify">Whether that address is told of the status too, and not only of files and failures.</param>
/// <param name="SealedAuthKey">The key that signs the job's callbacks, encrypted; null when they are not to be signed.</param>
public sealed record LiveNotifySpec(string NotifyUrl, bool NeedStatusNotify, string? SealedAuthKey);
