using System.Globalization;
using Recording.Core.Naming;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tests.Naming;

public sealed class LiveRecordNamesTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    // The vendor's sample: start_time 1488985786 is written 2017-03-08-23:09:46.
    private static readonly RecordingFile Sample = new()
    {
        Number = 0,
        FirstSequence = 0,
        LastSequence = 5,
        StartedAt = DateTimeOffset.FromUnixTimeSeconds(1488985786),
        EndedAt = DateTimeOffset.FromUnixTimeSeconds(1488985840),
        Duration = TimeSpan.FromSeconds(54),
        Bytes = 1,
        Gaps = 0,
        Media = "",
    };

    [Theory]
    [InlineData("record/{Sequence}_{StartTime}_{EndTime}", "record/0_2017-03-08-23:09:46_2017-03-08-23:10:40.flv")]
    [InlineData("{JobId}/{EscapedStartTime}~{EscapedEndTime}", "job/2017-03-08-23-09-46~2017-03-08-23-10-40.flv")]
    public void File_Sample_IsWrittenAsTheVendorDoes(string pattern, string expected) =>
        Assert.Equal(expected, LiveRecordNames.File(Parse(pattern), "job", Sample, OutputFormat.Flv, China));

    [Fact]
    public void GrowingPlaylist_HasNoEndAndBelongsToOneJob()
    {
        Assert.Equal(
            "job/0_2017-03-08-23:09:46_live.m3u8",
            LiveRecordNames.GrowingPlaylist(Parse("{JobId}/{Sequence}_{StartTime}_{EndTime}"), "job", Sample, China));
        Assert.NotEqual(
            LiveRecordNames.GrowingPlaylist(Parse("x/{StartTime}_{EndTime}"), "job1", Sample, China),
            LiveRecordNames.GrowingPlaylist(Parse("x/{StartTime}_{EndTime}"), "job2", Sample, China));
    }

    [Fact]
    public void Segment_HasItsTimeAndNumber()
    {
        Assert.True(NamePattern.TryParse("s/{UnixTimestamp}_{Sequence}", LiveRecordNames.SegmentVariables, out var pattern, out _));
        Assert.Equal("s/1488985786_12.ts", LiveRecordNames.Segment(pattern!, "job", 12, Sample.StartedAt));
    }

    /// <summary>Nights on which clocks are set forward and back in Berlin and in New York, and a leap second, which a clock may say twice.</summary>
    [Theory]
    [InlineData("2026-03-29T01:00:00Z", 1)]
    [InlineData("2026-10-25T01:00:00Z", 1)]
    [InlineData("2026-03-08T07:00:00Z", -5)]
    [InlineData("2026-11-01T06:00:00Z", -5)]
    [InlineData("2017-01-01T00:00:00Z", 8)]
    public void Names_OfTheNightWhenClocksAreSet_AreInTheOrderOfTime(string change, int offset)
    {
        var around = DateTimeOffset.Parse(change, CultureInfo.InvariantCulture);
        var names = Enumerable.Range(-9, 19)
            .Select(step => Sample with { StartedAt = around.AddMinutes(10 * step), EndedAt = around.AddMinutes(10 * (step + 1)) })
            .Select(file => LiveRecordNames.File(Parse("{StartTime}_{EndTime}"), "job", file, OutputFormat.Mp4, TimeSpan.FromHours(offset)))
            .ToList();

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Theory]
    [InlineData("a/{Unknown}")]
    [InlineData("a/{StartTime")]
    [InlineData("a/StartTime}")]
    [InlineData("a/{}")]
    [InlineData("../{StartTime}")]
    [InlineData("/a/{StartTime}")]
    [InlineData("a//{StartTime}")]
    [InlineData("a/./{StartTime}")]
    [InlineData("a\\{StartTime}")]
    [InlineData("a\n{StartTime}")]
    [InlineData("")]
    public void TryParse_BadPattern_IsRefusedWithAReason(string text)
    {
        Assert.False(NamePattern.TryParse(text, LiveRecordNames.FileVariables, out _, out var reason));
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void TryParse_CountsBytes() =>
        Assert.False(NamePattern.TryParse(new string('ü', 128), LiveRecordNames.FileVariables, out _, out _));

    [Theory]
    [InlineData("a/b.ts", 0, "a/b.ts")]
    [InlineData("a/b.ts", 2, "a/b-2.ts")]
    [InlineData("a.d/b", 1, "a.d/b-1")]
    public void Candidate_PutsTheNumberBeforeTheExtension(string name, int attempt, string expected) =>
        Assert.Equal(expected, UniqueName.Candidate(name, attempt));

    private static NamePattern Parse(string text)
    {
        Assert.True(NamePattern.TryParse(text, LiveRecordNames.FileVariables, out var pattern, out _));
        return pattern!;
    }
}
