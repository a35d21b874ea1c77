using System.ComponentModel.DataAnnotations;
using Recording.Core.Callbacks;
using Recording.Core.Signatures;

namespace Recording.Engine.Settings;

/// <summary>Settings of callbacks, section <c>Recording:Callbacks</c>. A change takes effect with the next attempt.</summary>
public sealed class CallbackOptions : IValidatableObject
{
    public const string SectionName = "Recording:Callbacks";

    /// <summary>
    /// Whether callbacks may go to loopback, private, link-local and other addresses that are not public. Unset: only while the
    /// server itself listens on loopback alone, as in local development.
    /// </summary>
    public bool? AllowPrivateAddresses { get; set; }

    /// <summary>How long a callback is tried after it was written; 1 minute to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan RetryFor { get; set; } = DeliverySchedule.DefaultPatience;

    /// <summary>Most callbacks under way to one receiver (scheme, host and port); 1 to 100. Takes effect at a start.</summary>
    [Range(1, 100)]
    public int ConnectionsPerReceiver { get; set; } = 8;

    /// <summary>
    /// How long a record of an attempt is kept at least; it goes with its day. 7 days, which is how far back the vendor's query reaches, to
    /// 10 years. Takes effect at a start.
    /// </summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepRecords { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Secrets of Standard Webhooks, "whsec_" and 24 to 64 bytes in Base64. With one or more, each callback has a signature of each;
    /// for a rotation the new one is added first, and the old one is removed when every receiver knows the new.
    /// </summary>
    public IList<string> SigningSecrets { get; } = [];

    /// <summary>
    /// The key that signs the callbacks of relays in Ali-Rtc-Signature (<see cref="RelaySignature"/>): 16 to 128 printable ASCII characters
    /// without blanks. Empty: they have neither that header nor Ali-Rtc-Timestamp. A secret.
    /// </summary>
    public string RelaySigningKey { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < SigningSecrets.Count; i++)
        {
            if (!StandardWebhookSignature.TryReadSecret(SigningSecrets[i], out _))
                yield return new ValidationResult($"{SectionName}:SigningSecrets:{i} must be \"whsec_\" and 24 to 64 bytes in Base64.");
        }

        if (RelaySigningKey.Length > 0 && !RelaySignature.IsKey(RelaySigningKey))
            yield return new ValidationResult($"{SectionName}:RelaySigningKey must be 16 to 128 printable ASCII characters without blanks.");
    }
}
