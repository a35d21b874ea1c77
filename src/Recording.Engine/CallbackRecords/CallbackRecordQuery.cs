using Recording.Core.Callbacks;

namespace Recording.Engine.CallbackRecords;

/// <summary>Which records are asked for. They come newest first.</summary>
/// <param name="Kind">Whose callbacks.</param>
/// <param name="Owner">The domain of live recordings, in any case; the AppId of the other kinds.</param>
/// <param name="From">UTC; the whole second that it lies in is included.</param>
/// <param name="To">
/// UTC; the whole second that it lies in is included. Every day between the two costs a read, so a range from outside is to be cut to
/// the days that there can be records of.
/// </param>
/// <param name="App">Application; null for all.</param>
/// <param name="Stream">Stream or channel, of relay events the subscription; null for all.</param>
/// <param name="Succeeded">Status; null for both.</param>
/// <param name="Skip">Records before the page, from 0.</param>
/// <param name="Take">Most records of the page, from 0.</param>
public sealed record CallbackRecordQuery(
    CallbackKind Kind,
    string Owner,
    DateTimeOffset From,
    DateTimeOffset To,
    string? App,
    string? Stream,
    bool? Succeeded,
    long Skip,
    int Take);
