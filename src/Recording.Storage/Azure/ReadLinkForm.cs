namespace Recording.Storage.Azure;

/// <summary>Where the addresses of files lead that clients are handed.</summary>
public enum ReadLinkForm
{
    /// <summary>To this service, which reads the objects with its own credentials.</summary>
    Service,

    /// <summary>To the storage account, with a shared access signature of one blob.</summary>
    Sas,
}
