using System.Security.Cryptography;
using System.Text.Json;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Tasks;

namespace Recording.Engine.Tests.Kit;

/// <summary>What must be true at the end of a task with one track, whatever happened on the way, and whichever driver ran it.</summary>
internal sealed class EndedTask(
    RecordingSpec spec, MemoryTables tables, MemoryObjects objects, FakeSender sender, IReadOnlyList<SpoolFolder> spools, FakeCapture capture)
{
    private TaskStore Tasks => new(tables, Samples.Renderer, Samples.Metrics);

    /// <param name="isExact">Whether all that was written is stored: no worker took any of it along.</param>
    public async Task AssertAsync(bool isExact)
    {
        var task = await Tasks.LoadAsync(spec.TaskId, CancellationToken.None);
        Assert.NotNull(task);
        Assert.Equal(TaskPhase.Stopped, task.State.Phase);
        Assert.Empty(await new OpenTaskIndex(tables).ReadAsync(CancellationToken.None));
        Assert.Null(await new OutboxStore(tables).PeekAsync(spec.TaskId, OutboxLane.Task, CancellationToken.None));

        var rows = await ManifestAsync();
        Assert.Equal(Enumerable.Range(0, rows.Count).Select(i => (long)i), rows.Select(row => row.Segment.Sequence));
        Assert.Equal(rows.Count, rows.Select(row => row.Segment.Position).Distinct().Count());
        if (isExact)
        {
            Assert.All(spools, spool => Assert.Empty(spool.Segments));
            Assert.Equal(capture.Written.Count, rows.Count);
        }

        if (spec.KeepsSegments)
            AssertSegments(rows, isExact);
        await AssertFilesAsync(rows, isExact);
        AssertCallbacks(rows.Count > 0 || sender.Sent.Count > 0);
    }

    public async Task<List<ManifestSegment>> ManifestAsync()
    {
        var rows = new List<ManifestSegment>();
        await foreach (var row in Tasks.ReadManifestAsync(spec.TaskId, 0, CancellationToken.None))
            rows.Add(row);
        return rows;
    }

    /// <summary>What is stored is what was captured, each segment once, and where one of a capture is missing there is a gap.</summary>
    private void AssertSegments(List<ManifestSegment> rows, bool isExact)
    {
        var written = capture.Written.Select(Convert.ToHexString).ToList();
        var stored = rows.Select(row => Convert.ToHexString(objects.Bytes(spec.SegmentContainer, row.Segment.ObjectName))).ToList();
        Assert.Equal(stored.Count, stored.Distinct().Count());
        if (isExact)
            Assert.Equal(written, stored);
        else
            Assert.Empty(stored.Except(written));
        foreach (var (before, row) in rows.Zip(rows.Skip(1)))
        {
            var (last, next) = (before.Segment.Position, row.Segment.Position);
            Assert.Equal(last.Epoch != next.Epoch || last.Index + 1 != next.Index, row.Gap is not null);
        }
    }

    /// <summary>Every segment is in exactly one file of each output; the objects are there.</summary>
    private async Task AssertFilesAsync(List<ManifestSegment> rows, bool isExact)
    {
        var files = await Tasks.ReadFilesAsync(spec.TaskId, CancellationToken.None);
        for (var output = 0; output < spec.Outputs.Count; output++)
        {
            var own = files.Where(file => file.Output == output).ToList();
            Assert.Equal(Enumerable.Range(0, own.Count), own.Select(file => file.File.Number));
            Assert.Equal(
                rows.Select(row => (row.Segment.Sequence, row.Files[output])),
                own.SelectMany(file => rows.Where(row => row.Segment.Sequence >= file.File.FirstSequence && row.Segment.Sequence <= file.File.LastSequence)
                    .Select(row => (row.Segment.Sequence, file.File.Number))));
            foreach (var file in own)
                AssertContent(spec.Outputs[output].Format, file, rows);
        }

        var names = files.Select(file => file.Finished!.ObjectName).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        var kept = objects.Names(spec.SegmentContainer).Count(name => name.EndsWith(".ts", StringComparison.Ordinal));
        if (spec.KeepsSegments && isExact)
            Assert.Equal(rows.Count, kept);
        else if (!spec.KeepsSegments)
            Assert.Equal(0, kept);
    }

    private void AssertContent(OutputFormat format, FileEntry file, List<ManifestSegment> rows)
    {
        if (format == OutputFormat.Hls)
        {
            var text = objects.Text(spec.Container, file.Finished!.ObjectName);
            Assert.EndsWith("#EXT-X-ENDLIST\n", text, StringComparison.Ordinal);
            foreach (var row in rows.Where(row => row.Files[file.Output] == file.File.Number))
                Assert.Contains(Path.GetFileName(row.Segment.ObjectName), text, StringComparison.Ordinal);
            var growing = objects.Names(spec.Container).Where(name => name.EndsWith("live.m3u8", StringComparison.Ordinal));
            Assert.All(growing, name => Assert.EndsWith("#EXT-X-ENDLIST\n", objects.Text(spec.Container, name), StringComparison.Ordinal));
        }
        else
        {
            var written = capture.Written.ToDictionary(bytes => Convert.ToHexStringLower(MD5.HashData(bytes)));
            var own = rows.Where(row => row.Files[file.Output] == file.File.Number).Select(row => written[row.Segment.Md5]);
            Assert.Equal(own.SelectMany(bytes => bytes), objects.Bytes(spec.Container, file.Finished!.ObjectName));
        }
    }

    /// <summary>Callbacks have numbers without holes, come in order, and a repeat has the same words.</summary>
    private void AssertCallbacks(bool mustHaveSome)
    {
        var sent = sender.Sent;
        var numbers = sent.Select(entry => entry.Sequence).Distinct().ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(i => (long)i), numbers);
        Assert.All(sent.GroupBy(entry => entry.Sequence), group => Assert.Single(group.Select(entry => entry.Body).Distinct()));
        var files = sent.DistinctBy(entry => entry.Sequence).Where(entry => entry.Type == "file_created")
            .Select(entry => JsonDocument.Parse(entry.Body).RootElement.GetProperty("record_id").GetString()).ToList();
        Assert.Equal(files.Count, files.Distinct().Count());
        Assert.Equal(mustHaveSome, numbers.Count > 0);
    }
}
