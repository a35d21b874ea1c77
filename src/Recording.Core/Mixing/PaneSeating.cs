using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Mixing;

/// <summary>
/// Who is shown in which pane. A pane with a user's name is kept for that user. The others are filled in the order of joining; a user who
/// leaves gives a pane up when somebody else needs it, and gets it back until then.
/// </summary>
public static class PaneSeating
{
    /// <summary>For each pane of the layout whom it shows, or null.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="joined">Who has ever joined, in the order of joining, and whether they are there now.</param>
    /// <param name="before">The seating before, of the same layout; empty at first.</param>
    public static ImmutableArray<SubscribedUser?> Of(
        MixPlan plan, IReadOnlyList<(SubscribedUser User, bool IsPresent)> joined, ImmutableArray<SubscribedUser?> before)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(joined);
        if (plan.Layout is not { } layout)
            return [];

        var shown = plan.Users.Where(user => user.HasPicture).Select(user => user.User).ToList();
        var seats = layout.Panes.Select(pane => shown.Find(pane.IsFor)).ToArray();
        var open = OpenPanes(layout);
        var named = seats.OfType<SubscribedUser>().ToHashSet();
        var waiting = joined.Where(user => shown.Contains(user.User) && !named.Contains(user.User)).ToList();
        if (before.Length == seats.Length)
        {
            foreach (var pane in open.Where(pane => before[pane] is { } user && waiting.Exists(other => other.User == user)))
                seats[pane] = before[pane];
        }

        var left = waiting.Where(user => !user.IsPresent).Select(user => user.User).ToHashSet();
        foreach (var (user, isPresent) in waiting)
        {
            if (isPresent && !seats.Contains(user) && FreePane(seats, open, left) is { } pane)
                seats[pane] = user;
        }

        return [.. seats];
    }

    /// <summary>The pane that the next user to join without a pane of their own would get, or null.</summary>
    public static int? Next(MixLayout layout, ImmutableArray<SubscribedUser?> seats)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return FreePane(seats.AsSpan().ToArray(), OpenPanes(layout), []);
    }

    private static int? FreePane(SubscribedUser?[] seats, List<int> open, HashSet<SubscribedUser> left)
    {
        foreach (var pane in open)
        {
            if (seats[pane] is null)
                return pane;
        }

        foreach (var pane in open)
        {
            if (left.Contains(seats[pane]!))
                return pane;
        }

        return null;
    }

    // In the request's order where panes do not lie over each other; those below are filled first.
    private static List<int> OpenPanes(MixLayout layout) =>
        [.. Enumerable.Range(0, layout.Panes.Length).Where(pane => layout.Panes[pane].UserId is null)];
}
