using System.ComponentModel.DataAnnotations;

namespace Recording.Functions.Settings;

/// <summary>Settings of this head, section <c>Recording:Functions</c>.</summary>
public sealed class FunctionsOptions
{
    public const string SectionName = "Recording:Functions";

    /// <summary>
    /// How many tracks one worker captures at a time, 1 to 1000. Fewer than <c>maxConcurrentActivityFunctions</c> of host.json by 16 at least: the rest is for
    /// taking events, stopping, and finishing files.
    /// </summary>
    [Range(1, 1000)]
    public int MaxCaptures { get; set; } = 64;

    /// <summary>
    /// Folder for segments on their way to storage. On a disk of the worker's own they are lost with it if it dies before they are stored; on a share that all
    /// workers mount, the next worker stores them. Empty: a folder of the system's temporary one.
    /// </summary>
    public string WorkFolder { get; set; } = "";
}
