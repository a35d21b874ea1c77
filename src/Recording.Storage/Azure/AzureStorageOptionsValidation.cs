using Microsoft.Extensions.Options;

namespace Recording.Storage.Azure;

/// <summary>Says at the start what is wrong with the settings.</summary>
internal sealed class AzureStorageOptionsValidation : IValidateOptions<AzureStorageOptions>
{
    public ValidateOptionsResult Validate(string? name, AzureStorageOptions options)
    {
        try
        {
            var account = AzureAccount.Parse(options);
            if (!Enum.IsDefined(options.ReadLinks))
                throw new FormatException("ReadLinks is Service or Sas.");
            if (options.ReadLinks == ReadLinkForm.Sas && account.Name is null)
                throw new FormatException("ReadLinks=Sas needs the account's AccountName; BlobEndpoint does not tell it.");
            return ValidateOptionsResult.Success;
        }
        catch (FormatException exception)
        {
            return ValidateOptionsResult.Fail($"{AzureStorageOptions.SectionName}: {exception.Message}");
        }
    }
}
