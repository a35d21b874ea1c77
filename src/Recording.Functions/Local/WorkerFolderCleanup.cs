using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recording.Engine.Settings;
using Recording.Media.Capture;

namespace Recording.Functions.Local;

/// <summary>Before the first function: ends the captures that a killed worker left running on this machine. At the end: removes files in the making.</summary>
internal sealed class WorkerFolderCleanup(WorkFolders folders, ILogger<WorkerFolderCleanup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folders.Spool);
        Directory.CreateDirectory(folders.Work);
        var orphans = OrphanedCaptures.KillAbandoned(folders.Spool, typeof(WorkerFolderCleanup).Assembly.GetName().Name!);
        if (orphans > 0)
            FunctionsLog.OrphansKilled(logger, orphans);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(folders.Work))
            Directory.Delete(folders.Work, recursive: true);
        return Task.CompletedTask;
    }
}
