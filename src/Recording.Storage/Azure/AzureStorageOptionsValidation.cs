using Microsoft.Extensions.Options;

namespace Recording.Storage.Azure;

/// <summary>Says at the start what is wrong with the settings.</summary>
internal sealed class AzureStorageOptionsValidation : IValidateOptions<AzureStorageOptions>
{
    public ValidateOptionsResult Validate(string? name, AzureStorageOptions options)
    {
        try
        {
            AzureAccount.Parse(options);
            return ValidateOptionsResult.Success;
        }
        catch (FormatException exception)
        {
            return ValidateOptionsResult.Fail($"{AzureStorageOptions.SectionName}: {exception.Message}");
        }
    }
}
