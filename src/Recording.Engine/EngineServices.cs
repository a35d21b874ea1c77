using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Callbacks;
using Recording.Engine.Capture;
using Recording.Engine.Effects;
using Recording.Engine.Files;
using Recording.Engine.Http;
using Recording.Engine.Jobs;
using Recording.Engine.NotifyConfigs;
using Recording.Engine.Operations;
using Recording.Engine.Relays;
using Recording.Engine.Replays;
using Recording.Engine.Rtc;
using Recording.Engine.RtcMpuEvents;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Engine.Templates;
using Recording.Engine.Vod;
using Recording.Media;
using Recording.Media.Mixing;
using Recording.Media.Relaying;
using Recording.Storage.Objects;

namespace Recording.Engine;

/// <summary>Registers what both heads share. A head adds its storage, driver, keys, folders and address.</summary>
public static class EngineServices
{
    public static IServiceCollection AddRecordingEngine(this IServiceCollection services)
    {
        services.AddOptions<RecordingOptions>().BindConfiguration(RecordingOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LiveRecordOptions>().BindConfiguration(LiveRecordOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CallbackOptions>().BindConfiguration(CallbackOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RtcOptions>().BindConfiguration(RtcOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<RtcOptions>, RtcOptionsCheck>();
        services.AddOptions<RtcAppsOptions>().BindConfiguration(RtcAppsOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RtcAppsOptions>, RtcAppsOptionsCheck>();
        services.AddSingleton<IValidateOptions<RecordingOptions>, RecordingOptionsCheck>();
        services.AddSingleton<IValidateOptions<LiveRecordOptions>, LiveRecordOptionsCheck>();
        services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitCheck>();
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<AccessKeyOptions>, AccessKeyReader>();
        services.AddSingleton<IOptionsChangeTokenSource<AccessKeyOptions>>(provider =>
            new ConfigurationChangeTokenSource<AccessKeyOptions>(provider.GetRequiredService<IConfiguration>()));
        services.AddHostedService<AccessKeyWatch>();
        services.AddRecordingMedia();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<RecordingMetrics>();
        services.TryAddSingleton<AccessKeys>();
        services.TryAddSingleton<NonceStore>();
        services.TryAddSingleton<RequestAuthenticator>();
        services.TryAddSingleton<CallLimiter>();
        services.TryAddSingleton<SourceSeal>();
        services.TryAddSingleton<IReadLinks>(NoReadLinks.Instance);
        services.TryAddSingleton<ObjectLinks>();
        AddStores(services);
        AddWork(services);
        AddRtc(services);
        AddOperations(services);
        services.TryAddSingleton<ApiEndpoint>();
        services.TryAddSingleton<RpcEndpoint>();
        services.TryAddSingleton<ObjectsEndpoint>();
        services.TryAddSingleton<OpenApiEndpoint>();
        return services;
    }

    /// <summary>What a head without a Durable engine has in its process: workers that run until it stops.</summary>
    public static IServiceCollection AddEmbeddedWorkers(this IServiceCollection services)
    {
        services.AddHostedService<NonceRetention>();
        services.AddHostedService<CallbackRecordRetention>();
        services.TryAddSingleton<EffectRunner>();
        services.TryAddSingleton<CallbackDispatcher>();
        services.TryAddSingleton<IReplayLane>(provider => provider.GetRequiredService<CallbackDispatcher>());
        services.AddHostedService(provider => provider.GetRequiredService<CallbackDispatcher>());
        services.TryAddSingleton<MediaWorker>();
        return services;
    }

    private static void AddStores(IServiceCollection services)
    {
        services.TryAddSingleton<TaskStore>();
        services.TryAddSingleton<OpenTaskIndex>();
        services.TryAddSingleton<OutboxStore>();
        services.TryAddSingleton<PendingDeliveries>();
        services.TryAddSingleton(CounterShard.Only);
        services.TryAddSingleton<CallbackRecordStore>();
        services.TryAddSingleton<TemplateStore>();
        services.TryAddSingleton<NotifyConfigStore>();
        services.TryAddSingleton<EventSubStore>();
        services.TryAddSingleton<JobIndex>();
        services.TryAddSingleton<FileIndex>();
        services.TryAddSingleton<RelayIndex>();
        services.TryAddSingleton<MediaAssetStore>();
        services.TryAddSingleton<OwedMediaWork>();
        services.TryAddSingleton<ObjectWriter>();
        services.TryAddSingleton<FileRemover>();
    }

    private static void AddWork(IServiceCollection services)
    {
        services.TryAddSingleton<CallbackRenderer>();
        services.TryAddSingleton<RtcCallbackRenderer>();
        services.TryAddSingleton<RelayCallbackRenderer>();
        services.TryAddSingleton<ICallbackRenderer, TaskCallbackRenderer>();
        services.TryAddSingleton<AddressGuard>();
        services.TryAddSingleton<ReceiverGates>();
        services.TryAddSingleton<CallbackReceivers>();
        services.TryAddSingleton<CallbackHeaders>();
        services.TryAddSingleton<ICallbackSender, HttpCallbackSender>();
        services.TryAddSingleton<CallbackDelivery>();
        services.TryAddSingleton<TaskRetirement>();
        services.TryAddSingleton<CallbackReplay>();
        services.TryAddSingleton<IImageSource, HttpImageSource>();
        services.TryAddSingleton<ITargetGuard, TargetGuard>();
        services.TryAddSingleton<TrackCaptures>();
        services.TryAddSingleton<CaptureSupervisor>();
        services.TryAddSingleton<DiskRoom>();
        services.TryAddSingleton<PlaylistPublisher>();
        services.TryAddSingleton<SegmentStaging>();
        services.TryAddSingleton<FileComposer>();
        services.TryAddSingleton<FileFinisher>();
        services.TryAddSingleton<ActionRetry>();
        // Of media assets: FileComposer has its own, since a transcode of hours must not keep a recording from its end.
        services.TryAddSingleton<ComposeAttempts>();
        services.TryAddSingleton<MediaMerger>();
        services.TryAddSingleton<MediaRenditions>();
        services.TryAddSingleton<MediaWork>();
        services.TryAddSingleton<TaskProjector>();
        services.TryAddSingleton<WorkingSegments>();
        services.TryAddSingleton<TaskClosing>();
        services.TryAddSingleton<LiveJobFactory>();
        services.TryAddSingleton<JobViews>();
        services.TryAddSingleton<FileViews>();
        services.TryAddSingleton<TaskBeginning>();
        services.TryAddSingleton<OperationDispatcher>();
    }

    private static void AddRtc(IServiceCollection services)
    {
        services.TryAddSingleton<IRtcApps, ConfiguredRtcApps>();
        services.TryAddSingleton<EventSubAccess>();
        services.AddOptions<TranscodeGroupOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<TranscodeGroupOptions>, TranscodeGroupReader>();
        services.AddSingleton<IValidateOptions<TranscodeGroupOptions>, TranscodeGroupCheck>();
        services.TryAddSingleton<TranscodeGroups>();
        services.TryAddSingleton<VodLocations>();
        services.TryAddSingleton<RtcSources>();
        services.TryAddSingleton<RtcTaskFactory>();
        services.TryAddSingleton<RtcTasks>();
        services.TryAddSingleton<RtcTaskCommand>();
        services.TryAddSingleton<MediaAssetViews>();
        services.TryAddSingleton<RtcTaskViews>();
        services.TryAddSingleton<RelayFactory>();
        services.TryAddSingleton<RelayTasks>();
    }

    private static void AddOperations(IServiceCollection services)
    {
        services.AddSingleton<IOperation, SubmitLiveRecordJob>();
        services.AddSingleton<IOperation, StopLiveRecordJob>();
        services.AddSingleton<IOperation, GetLiveRecordJob>();
        services.AddSingleton<IOperation, ListLiveRecordJobs>();
        services.AddSingleton<IOperation, ListLiveRecordFiles>();
        services.AddSingleton<IOperation, DeleteLiveRecordFiles>();
        services.AddSingleton<IOperation, CreateLiveRecordTemplate>();
        services.AddSingleton<IOperation, UpdateLiveRecordTemplate>();
        services.AddSingleton<IOperation, GetLiveRecordTemplate>();
        services.AddSingleton<IOperation, ListLiveRecordTemplates>();
        services.AddSingleton<IOperation, DeleteLiveRecordTemplate>();
        services.AddSingleton<IOperation, DescribeLiveRecordNotifyRecords>();
        services.AddSingleton<IOperation, ListCallbackDeliveries>();
        services.AddSingleton<IOperation, ReplayCallbacks>();
        services.AddSingleton<IOperation, AddLiveRecordNotifyConfig>();
        services.AddSingleton<IOperation, UpdateLiveRecordNotifyConfig>();
        services.AddSingleton<IOperation, DescribeLiveRecordNotifyConfig>();
        services.AddSingleton<IOperation, DeleteLiveRecordNotifyConfig>();
        services.AddSingleton<IOperation, StartRtcCloudRecording>();
        services.AddSingleton<IOperation, StopRtcCloudRecording>();
        services.AddSingleton<IOperation, UpdateRtcCloudRecording>();
        services.AddSingleton<IOperation, PauseRtcCloudRecording>();
        services.AddSingleton<IOperation, ResumeRtcCloudRecording>();
        services.AddSingleton<IOperation, DescribeRtcCloudRecordingFiles>();
        services.AddSingleton<IOperation, StartLiveMPUTask>();
        services.AddSingleton<IOperation, UpdateLiveMPUTask>();
        services.AddSingleton<IOperation, StopLiveMPUTask>();
        services.AddSingleton<IOperation, ListRtcMPUTaskDetail>();
        services.AddSingleton<IOperation, CreateRtcMPUEventSub>();
        services.AddSingleton<IOperation, UpdateRtcMPUEventSub>();
        services.AddSingleton<IOperation, DeleteRtcMPUEventSub>();
        services.AddSingleton<IOperation, DescribeRtcMPUEventSub>();
        services.AddSingleton<IOperation, ListRtcMPUEventSubRecord>();
    }
}
