using Recording.Engine.Callbacks;
using Recording.Engine.Effects;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Engine.Vod;

namespace Recording.Server.Driver;

/// <summary>What each task's actor works with.</summary>
internal sealed record ActorServices(
    ITaskDriver Driver,
    TaskStore Tasks,
    TaskProjector Projector,
    CallbackDispatcher Callbacks,
    EffectRunner Effects,
    MediaWorker Media,
    TaskEnding Ending,
    RecordingMetrics Metrics,
    TimeProvider Time,
    ILogger Logger);
