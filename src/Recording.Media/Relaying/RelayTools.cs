using Microsoft.Extensions.Logging;
using Recording.Core.Relaying;
using Recording.Media.Processes;

namespace Recording.Media.Relaying;

/// <summary>What every target of a relay needs.</summary>
internal sealed record RelayTools(
    FfmpegOptions Options, ITargetGuard Guard, PushLimits PushLimits, PushQueueLimits QueueLimits, TimeProvider Time, ILogger Logger);
