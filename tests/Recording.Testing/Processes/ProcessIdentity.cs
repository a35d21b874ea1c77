using System.Globalization;

namespace Recording.Testing.Processes;

/// <summary>A process by id and start time, so that a reused id is never taken for it.</summary>
/// <param name="Id">The process id.</param>
/// <param name="StartTime">Clock ticks from boot to its start.</param>
public sealed record ProcessIdentity(int Id, long StartTime)
{
    /// <summary>Whether it still runs. A zombie does not.</summary>
    public bool IsAlive => Read(Id) is { } found && found.Process == this;

    /// <summary>All children of a process and their children.</summary>
    public static IReadOnlyList<ProcessIdentity> DescendantsOf(int processId)
    {
        var all = Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
            .OfType<(ProcessIdentity Process, int Parent)>()
            .ToLookup(found => found.Parent, found => found.Process);
        var descendants = new List<ProcessIdentity>();
        var open = new Stack<int>([processId]);
        while (open.TryPop(out var parent))
        {
            foreach (var child in all[parent])
            {
                descendants.Add(child);
                open.Push(child.Id);
            }
        }

        return descendants;
    }

    /// <summary>Kills it if it still runs.</summary>
    public void Kill()
    {
        if (IsAlive)
            UnixSignals.Send(Id, UnixSignal.Kill);
    }

    /// <summary>Kills it and waits until it is gone: the kernel takes its time on a busy machine.</summary>
    public async Task KillAsync()
    {
        Kill();
        while (IsAlive)
            await Task.Delay(TimeSpan.FromMilliseconds(5));
    }

    private static (ProcessIdentity Process, int Parent)? Read(int id)
    {
        string text;
        try
        {
            text = File.ReadAllText($"/proc/{id}/stat");
        }
        catch (IOException)
        {
            return null; // It ended while it was looked at.
        }

        // The second field is the name in brackets, which may itself contain blanks and brackets.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return fields[0] == "Z"
            ? null
            : (new ProcessIdentity(id, long.Parse(fields[19], CultureInfo.InvariantCulture)), int.Parse(fields[1], CultureInfo.InvariantCulture));
    }
}
