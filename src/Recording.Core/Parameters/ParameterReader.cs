using System.Globalization;
using System.Text.Json.Nodes;
using Recording.Contracts.Errors;
using Recording.Core.Time;

namespace Recording.Core.Parameters;

/// <summary>
/// Reads typed values from a request's parameters and keeps the first error met, so that a parser reads everything in wire order and
/// asks once at the end. After an error the values read are placeholders. Scalars may be JSON numbers, booleans or texts; objects
/// and lists may be JSON texts, as the official clients send them.
/// </summary>
public sealed partial class ParameterReader
{
    private readonly JsonObject _node;
    private readonly ParameterErrors _errors;
    private readonly string _path;
    private readonly ParameterReader? _parent;
    private WireError? _error;

    public ParameterReader(JsonObject parameters, ParameterErrors errors)
        : this(parameters, errors, "", null)
    {
    }

    private ParameterReader(JsonObject node, ParameterErrors errors, string path, ParameterReader? parent) =>
        (_node, _errors, _path, _parent) = (node, errors, path, parent);

    /// <summary>The first error, or null.</summary>
    public WireError? Error => _parent is null ? _error : _parent.Error;

    /// <summary>Whether a parameter is there at all; an empty text is not.</summary>
    public bool Has(string name) => _node[name] is { } node && !IsEmptyText(node);

    /// <summary>Notes the first of these that is absent.</summary>
    public void RequireAll(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!Has(name))
                RejectMissing(name);
        }
    }

    /// <summary>A text, or null when absent or empty.</summary>
    public string? Text(string name, int maxLength = 1024)
    {
        var text = Scalar(name);
        if (text is null)
            return null;
        if (text.Length > maxLength)
            Reject(name, $"It must have at most {maxLength} characters.");
        else if (text.Any(char.IsControl))
            Reject(name, "It must not have control characters.");
        return text;
    }

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string name, int maxLength = 1024) => Text(name, maxLength) ?? Require(name, "");

    /// <summary>One of a few texts, or null when absent.</summary>
    public string? Choice(string name, params ReadOnlySpan<string> choices)
    {
        var text = Scalar(name);
        if (text is null || choices.Contains(text))
            return text;
        Reject(name, $"It must be one of {string.Join(", ", choices.ToArray())}.");
        return null;
    }

    /// <summary>A whole number in a range, or null when absent.</summary>
    public int? WholeNumber(string name, int min, int max)
    {
        var text = Scalar(name);
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        Reject(name, $"It must be a whole number from {min} to {max}.");
        return min;
    }

    public int RequiredWholeNumber(string name, int min, int max) => WholeNumber(name, min, max) ?? Require(name, min);

    /// <summary>A decimal number in a range, or null when absent.</summary>
    public decimal? Number(string name, decimal min, decimal max)
    {
        var text = Scalar(name);
        if (text is null)
            return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        Reject(name, string.Create(CultureInfo.InvariantCulture, $"It must be a number from {min} to {max}."));
        return min;
    }

    /// <summary>A member of an enum by its number, or null when absent.</summary>
    public T? Code<T>(string name)
        where T : struct, Enum
    {
        var text = Scalar(name);
        if (text is null)
            return null;
        foreach (var member in Enum.GetValues<T>())
        {
            if (text == member.ToString("D"))
                return member;
        }

        Reject(name, $"It must be one of {string.Join(", ", Enum.GetValues<T>().Select(member => member.ToString("D")))}.");
        return default(T);
    }

    public T RequiredCode<T>(string name)
        where T : struct, Enum =>
        Code<T>(name) ?? Require(name, default(T));

    /// <summary>true or false, or null when absent.</summary>
    public bool? Flag(string name)
    {
        var text = Scalar(name);
        if (text is null)
            return null;
        if (bool.TryParse(text, out var flag))
            return flag;
        Reject(name, "It must be true or false.");
        return null;
    }

    /// <summary>A UTC time <c>yyyy-MM-ddTHH:mm:ssZ</c>, or null when absent.</summary>
    public DateTimeOffset? Time(string name)
    {
        var text = Scalar(name);
        if (text is null)
            return null;
        // A range around a time at the end of the calendar could not be computed.
        if (WireTime.TryParse(text, out var time) && time.Year is > 1900 and < 9900)
            return time;
        Reject(name, "It must be a UTC time such as 2026-01-31T08:00:00Z.");
        return null;
    }

    public DateTimeOffset RequiredTime(string name) => Time(name) ?? Require(name, default(DateTimeOffset));

    /// <summary>An object, or null when absent.</summary>
    public ParameterReader? Section(string name)
    {
        switch (Structure(name))
        {
            case null:
                return null;
            case JsonObject node:
                return Child(node, Full(name));
            case JsonValue value when IsObjectObject(value):
                Reject(name, ObjectObjectReason);
                return null;
            default:
                Reject(name, "It must be a JSON object; clients that only flatten lists must send it as a JSON text.");
                return null;
        }
    }

    /// <summary>An object that must be there; empty after an error.</summary>
    public ParameterReader RequiredSection(string name) =>
        Section(name) ?? Require(name, Child([], Full(name)));

    /// <summary>A list of objects; empty when absent.</summary>
    public IReadOnlyList<ParameterReader> Sections(string name, int maxCount)
    {
        var readers = new List<ParameterReader>();
        foreach (var (node, index) in List(name, maxCount).Select((node, index) => (Unfold(node), index)))
        {
            if (node is JsonObject element)
                readers.Add(Child(element, $"{Full(name)}.{index + 1}"));
            else
                Reject(name, "Each of its entries must be a JSON object.");
        }

        return readers;
    }

    /// <summary>A list of texts; empty when absent. A single text is a list of one.</summary>
    public IReadOnlyList<string> Texts(string name, int maxCount)
    {
        var texts = new List<string>();
        foreach (var node in List(name, maxCount))
        {
            if (node is JsonValue value && JsonTexts.TryScalar(value, out var text) && text.Length is > 0 and <= 1024)
                texts.Add(text);
            else
                Reject(name, "Each of its entries must be a text of 1 to 1024 characters.");
        }

        return texts;
    }

    /// <summary>Notes that a value, though well-formed, cannot be used.</summary>
    public void Reject(string name, string reason) => Note(_errors.Invalid(Full(name), reason));

    /// <summary>Notes that a value must be there.</summary>
    public void RejectMissing(string name) => Note(_errors.Missing(Full(name)));

    /// <summary>Notes an error unless there is one already.</summary>
    public void Note(WireError error)
    {
        if (_parent is null)
            _error ??= error;
        else
            _parent.Note(error);
    }

    private ParameterReader Child(JsonObject node, string path) => new(node, _errors, path, this);

    private string Full(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private T Require<T>(string name, T placeholder)
    {
        RejectMissing(name);
        return placeholder;
    }
}
