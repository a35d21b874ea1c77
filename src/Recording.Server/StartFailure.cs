using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Recording.Storage;
using Recording.Storage.Azure;
using Recording.Storage.Local;

namespace Recording.Server;

/// <summary>Puts what stops the server from starting into a sentence that says what to change.</summary>
internal static partial class StartFailure
{
    /// <summary>What a person can do something about; null for anything else, which is a bug and keeps its stack.</summary>
    public static string? ReasonOf(Exception error) => error switch
    {
        AggregateException { InnerExceptions: var all } when all.All(one => ReasonOf(one) is not null) => string.Join(' ', all.Select(ReasonOf).Distinct()),
        DataFolderInUseException => "Another process uses the data folder. Stop that one, or choose another folder with --data FOLDER.",
        OptionsValidationException options => string.Join(' ', options.Failures.Select(failure => Name(options.OptionsType, failure))),
        StorageUnavailableException storage => storage.Message,
        IOException { InnerException: AddressInUseException } address => $"{address.Message.TrimEnd('.')}. Choose another with --urls URL.",
        SocketException socket => $"It cannot listen: {socket.Message.TrimEnd('.')}. Choose another address with --urls URL.",
        InvalidDataException { InnerException: { } inner } file => $"{file.Message} {(inner.InnerException ?? inner).Message}",
        JsonException or InvalidDataException => error.Message,
        IOException or UnauthorizedAccessException => $"{error.Message} Another data folder is chosen with --data FOLDER.",
        _ => OfLibrary(error),
    };

    /// <summary>What the configuration, logging and web libraries say about settings has general types; where it comes from tells it from a bug.</summary>
    private static string? OfLibrary(Exception error)
    {
        var source = error.Source ?? "";
        if (source is "Microsoft.Extensions.Configuration.Binder")
            return Unreadable(error.Message);
        if (source is "Microsoft.Extensions.Logging.Configuration")
            return $"Logging:LogLevel: {error.Message} Levels are Trace, Debug, Information, Warning, Error, Critical and None.";
        return source.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal) && error is FormatException or InvalidOperationException
            ? $"{error.Message.Split('\n')[0].TrimEnd('.')}. Choose another address with --urls URL."
            : null;
    }

    private static string Unreadable(string message)
    {
        if (ConversionPattern().Match(message) is not { Success: true } match)
            return message;

        var kind = match.Groups["type"].Value switch
        {
            var type when type.Contains("TimeSpan", StringComparison.Ordinal) => "a time, such as 00:03:00 or 1.00:00:00",
            var type when type.Contains("Boolean", StringComparison.Ordinal) => "true or false",
            var type when type.Contains("Int", StringComparison.Ordinal) => "a whole number",
            var type when type.EndsWith(nameof(ReadLinkForm), StringComparison.Ordinal) => string.Join(" or ", Enum.GetNames<ReadLinkForm>()),
            var type => type,
        };
        return $"{match.Groups["path"].Value} must be {kind}.";
    }

    /// <summary>A failed bound names the property alone; people know the setting by its whole name.</summary>
    private static string Name(Type options, string failure)
    {
        var section = options.GetField("SectionName", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
        return BoundPattern().Match(failure) is { Success: true } match && section is not null ? $"{section}:{match.Groups["rest"].Value}" : failure;
    }

    [GeneratedRegex("at '(?<path>[^']*)' to type '(?<type>[^']*)'", RegexOptions.CultureInvariant)]
    private static partial Regex ConversionPattern();

    [GeneratedRegex(@"\ADataAnnotation validation failed for '.*' members: '.*' with the error: 'The (?:field )?(?<rest>.*\.)'\.\z", RegexOptions.CultureInvariant)]
    private static partial Regex BoundPattern();
}
