using System.Text.Json.Serialization;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Callbacks;
using Recording.Engine.Capture;
using Recording.Engine.Durable;
using Recording.Engine.Files;
using Recording.Engine.NotifyConfigs;
using Recording.Engine.Relays;
using Recording.Engine.RtcMpuEvents;
using Recording.Engine.Vod;

namespace Recording.Engine.Tasks;

/// <summary>
/// JSON of what the engine stores. These are wire types between versions of the service: fields are added, never renamed or taken away.
/// </summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(RecordingSpec))]
[JsonSerializable(typeof(TaskState))]
[JsonSerializable(typeof(ManifestSegment))]
[JsonSerializable(typeof(SegmentGap))]
[JsonSerializable(typeof(FileEntry))]
[JsonSerializable(typeof(OutboxEntry))]
[JsonSerializable(typeof(CallbackRecord))]
[JsonSerializable(typeof(LiveRecordTemplate))]
[JsonSerializable(typeof(StoredNotifyConfig))]
[JsonSerializable(typeof(EventSub))]
[JsonSerializable(typeof(IndexedFile))]
[JsonSerializable(typeof(EpochRecord))]
[JsonSerializable(typeof(MediaAsset))]
[JsonSerializable(typeof(MediaRendition))]
[JsonSerializable(typeof(RelayListing))]
[JsonSerializable(typeof(TurnRow))]
[JsonSerializable(typeof(CaptureLease))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, IReadOnlyList<string>>))]
internal sealed partial class EngineJson : JsonSerializerContext;
