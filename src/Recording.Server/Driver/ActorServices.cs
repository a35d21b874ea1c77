using Recording.Engine.Callbacks;
using Recording.Engine.Effects;
using Recording.Engine.Tasks;

namespace Recording.Server.Driver;

/// <summary>What each task's actor works with.</summary>
internal sealed record ActorServices(
    ITaskDriver Driver,
    TaskStore Tasks,
    TaskProjector Projector,
    CallbackDispatcher Callbacks,
    EffectRunner Effects,
    TaskEnding Ending,
    TimeProvider Time,
    ILogger Logger);
