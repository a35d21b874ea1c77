using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>The way by which a running mix hears of another plan.</summary>
public sealed class MixPlanFeed(MixPlan plan)
{
    private volatile MixPlan _current = plan;

    /// <summary>The newest plan.</summary>
    public MixPlan Current => _current;

    /// <summary>Changes the plan; the mix follows at once.</summary>
    public void Change(MixPlan next) => _current = next;
}
