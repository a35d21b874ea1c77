using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;
using Recording.Core.Streams;

namespace Recording.Core.Tests.Mixing;

/// <summary>Who is shown where. A plan's panes are told by letters: a name, or a dot for the next who joins.</summary>
public sealed class PaneSeatingTests
{
    [Fact]
    public void NamedPanes_AreKept_OthersFillInTheOrderOfJoining() =>
        Assert.Equal("b,c,a", Seat(Plan("abcd", ".", "c", "."), "b+", "c+", "a+"));

    [Fact]
    public void NotJoined_HasNoOpenPane() => Assert.Equal("-,-,a", Seat(Plan("abc", ".", ".", "a")));

    [Fact]
    public void MoreUsersThanPanes_WaitForOneThatIsGivenUp()
    {
        var plan = Plan("abc", ".", ".");
        var first = Seats(plan, [], "a+", "b+", "c+");
        Assert.Equal("a,b", Text(first));

        Assert.Equal("c,b", Text(Seats(plan, first, "a-", "b+", "c+")));
    }

    [Fact]
    public void WhoReturns_GetsThePaneBackUntilSomebodyElseNeedsIt()
    {
        var plan = Plan("abc", ".", ".");
        var first = Seats(plan, [], "a+", "b+");
        var gone = Seats(plan, first, "a-", "b+");

        Assert.Equal("a,b", Text(gone));
        Assert.Equal("a,b", Text(Seats(plan, gone, "a+", "b+")));
        Assert.Equal("c,b", Text(Seats(plan, gone, "a-", "b+", "c+")));
    }

    [Fact]
    public void SoundAlone_SitsNowhere()
    {
        var plan = Plan("ab", ".", ".");
        var users = plan.Users.SetItem(0, plan.Users[0] with { User = plan.Users[0].User with { StreamType = RtcStreamType.AudioOnly } });

        Assert.Equal("b,-", Text(PaneSeating.Of(plan with { Users = users }, [(users[0].User, true), (users[1].User, true)], [])));
    }

    [Fact]
    public void CameraAndScreenOfOneUser_HaveTheirOwnPanes()
    {
        MixUser[] both = [User('a'), User('a') with { User = User('a').User with { SourceType = RtcSourceType.Screen } }];
        var plan = new MixPlan(
            [.. both],
            new MixLayout(new PictureSize(640, 360), null, [Pane("a") with { SourceType = RtcSourceType.Screen }, Pane("a")]));

        Assert.Equal([both[1].User, both[0].User], PaneSeating.Of(plan, [], []));
    }

    [Fact]
    public void Unsubscribed_LosesThePane()
    {
        var before = Seats(Plan("ab", ".", "."), [], "a+", "b+");

        Assert.Equal("-,b", Text(Seats(Plan("b", ".", "."), before, "b+")));
    }

    [Fact]
    public void Next_IsTheFirstOpenPaneThatIsEmpty()
    {
        var plan = Plan("abc", "a", ".", ".");

        Assert.Equal(1, PaneSeating.Next(plan.Layout!, Seats(plan, [])));
        Assert.Equal(2, PaneSeating.Next(plan.Layout!, Seats(plan, [], "b+")));
        Assert.Null(PaneSeating.Next(plan.Layout!, Seats(plan, [], "b+", "c+")));
    }

    private static string Seat(MixPlan plan, params string[] joined) => Text(Seats(plan, [], joined));

    /// <summary>Users by their letter, with + when they are there.</summary>
    private static ImmutableArray<SubscribedUser?> Seats(MixPlan plan, ImmutableArray<SubscribedUser?> before, params string[] joined) =>
        PaneSeating.Of(plan, [.. joined.Select(user => (User(user[0]).User, user[1] == '+'))], before);

    private static string Text(ImmutableArray<SubscribedUser?> seats) => string.Join(',', seats.Select(user => user?.UserId ?? "-"));

    private static MixPlan Plan(string users, params string[] panes) => new(
        [.. users.Select(User)], new MixLayout(new PictureSize(640, 360), null, [.. panes.Select(Pane)]));

    private static MixPane Pane(string user) =>
        new(user == "." ? null : user, RtcSourceType.Camera, new PixelArea(0, 0, 64, 36), 0, RtcRenderMode.Crop, null);

    private static MixUser User(char name) =>
        new(new SubscribedUser(name.ToString(), RtcStreamType.Original, RtcSourceType.Camera), RtmpUrl.TryParse($"rtmp://h/a/{name}", out var url, out _) ? url : throw new InvalidOperationException());
}
