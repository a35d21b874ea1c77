using System.ComponentModel.DataAnnotations;

namespace Recording.Engine.Settings;

/// <summary>Settings of the records of callbacks, section <c>Recording:Callbacks</c>. They are read at start.</summary>
public sealed class CallbackRecordOptions
{
    /// <summary>
    /// How long a record is kept at least; it goes with its day. 7 days, which is how far back the vendor's query reaches, to 10 years.
    /// </summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepRecords { get; set; } = TimeSpan.FromDays(30);
}
