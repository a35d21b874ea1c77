using System.ComponentModel.DataAnnotations;

namespace Recording.Storage.Local;

/// <summary>Settings of the storage on this machine's disk.</summary>
public sealed class LocalStorageOptions
{
    public const string SectionName = "Recording:Storage:Local";

    /// <summary>
    /// The folder of everything the service keeps; it is made when it is not there. A relative path counts from the working
    /// directory. One process at a time, on one local file system that tells upper case from lower case.
    /// </summary>
    [Required]
    public string Folder { get; set; } = "data";
}
