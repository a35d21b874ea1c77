using FsCheck;
using FsCheck.Fluent;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.CallbackRecords;
using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;
using Recording.Core.Naming;
using Recording.Core.Playlists;
using Recording.Core.Streams;
using Recording.Core.Tasks.State;
using Recording.Core.Vod;

namespace Recording.Core.Tests.Security;

/// <summary>Whatever a client sends, what it becomes stays inside its place: one path below the container, one line, one argument, one key.</summary>
public sealed class HostileTextTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Patterns_ThatAreTaken_GiveNamesBelowTheContainer()
    {
        var taken = 0;
        ForAllSeeds(dice =>
        {
            if (!NamePattern.TryParse(HostileText.Next(dice), LiveRecordNames.FileVariables, out var pattern, out var reason))
            {
                Assert.NotEmpty(reason);
                return;
            }

            taken++;
            var file = new RecordingFile
            {
                Number = 1,
                FirstSequence = 0,
                LastSequence = 1,
                StartedAt = Start,
                EndedAt = Start.AddMinutes(1),
                Duration = TimeSpan.FromMinutes(1),
                Bytes = 1,
                Gaps = 0,
                Media = "",
            };
            EnsureBelow(LiveRecordNames.File(pattern!, "job", file, OutputFormat.Mp4, TimeSpan.FromHours(8)));
            EnsureBelow(LiveRecordNames.GrowingPlaylist(pattern!, "job", file, TimeSpan.FromHours(8)));
        });
        Assert.InRange(taken, 100, int.MaxValue);
    }

    [Fact]
    public void Addresses_ThatAreTaken_AreOneArgumentOfARtmpAddress_AndShowNoSecretWhenRedacted()
    {
        var taken = 0;
        ForAllSeeds(dice =>
        {
            if (!RtmpUrl.TryParse(HostileText.NextAddress(dice), out var url, out var reason))
            {
                Assert.NotEmpty(reason);
                return;
            }

            taken++;
            Assert.StartsWith("rtmp", url.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(url.Text, c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\' || c == '"');
            var arguments = CaptureArguments.Build(url.Text, TrackMedia.AudioVideo, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)).ToList();
            Assert.Equal(url.Text, arguments[arguments.IndexOf("-i") + 1]);
            Assert.Single(arguments, argument => argument == url.Text);
            Assert.DoesNotContain(HostileText.Secret, url.Redact($"it said {url.Text}") + url.Redacted, StringComparison.Ordinal);
        });
        Assert.InRange(taken, 100, int.MaxValue);
    }

    [Fact]
    public void Domains_OfAnyText_AreReadOrRefused() => ForAllSeeds(dice =>
    {
        if (StreamDomain.TryParse(HostileText.Next(dice), out var domain))
            Assert.NotEmpty(domain);
    });

    [Fact]
    public void Playlists_HaveOneLineForEachSegment_WhateverItsName() => ForAllSeeds(dice =>
    {
        // Of the rules for objects' names only that of their parts: the rest is for the playlist to see to.
        var names = Enumerable.Range(0, 3).Select(_ => string.Join('/', HostileText.Next(dice).Split('/').Where(part => part is not ("" or "." or "..")).Append("x"))).ToList();
        var text = MediaPlaylist.Write(
            HostileText.Next(dice), [.. names.Select(name => new PlaylistSegment(name, Start, TimeSpan.FromSeconds(5), false))], TimeSpan.FromSeconds(5), ended: true);
        var lines = text.Split('\n');

        Assert.Equal(3, lines.Count(line => line.Length > 0 && line[0] != '#'));
        Assert.Equal(3, lines.Count(line => line.StartsWith("#EXTINF:", StringComparison.Ordinal)));
        Assert.Single(lines, line => line == "#EXT-X-ENDLIST");
        Assert.DoesNotContain("EXT-X-KEY", string.Concat(lines.Where(line => line.StartsWith('#'))), StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        // No segment's line is an address of its own, with a scheme or a host.
        Assert.All(
            lines.Where(line => line.Length > 0 && line[0] != '#'),
            line => Assert.False(line.StartsWith("//", StringComparison.Ordinal) || line.Split('/')[0].Contains(':', StringComparison.Ordinal), line));
    });

    [Fact]
    public void RowKeys_OfAnyScope_HoldNothingThatAKeyMayNotHold() => ForAllSeeds(dice =>
    {
        var (app, stream) = (HostileText.Next(dice), HostileText.Next(dice));
        var keys = RecordScope.All(Core.Callbacks.CallbackKind.LiveRecord, app, stream).SelectMany(scope => new[]
        {
            RecordRowKeys.ListFrom(scope, true, 1), RecordRowKeys.Hours(scope, "0"), RecordRowKeys.Seconds(scope, 3, "0"), RecordRowKeys.TaskPrefix(app),
        });
        Assert.All(keys, key => Assert.DoesNotContain(key, c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)));
    });

    [Fact]
    public void EveryCommandLine_OpensOnlyWhatItIsFor()
    {
        var rtmp = "rtmp,rtmps,tls,tcp";
        EnsureProtocols(CaptureArguments.Build("rtmp://h/a/s", TrackMedia.AudioVideo, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)), rtmp);
        EnsureProtocols(
            DecoderArguments.Build(
                "rtmp://h/a/s", new DecoderOutput(new DecoderPictures(new PictureSize(64, 64), RtcRenderMode.Crop, 15), new DecoderSound(48000, 2)), TimeSpan.FromSeconds(10)),
            rtmp);
        EnsureProtocols(ComposeArguments.ForMp4("list", "out"), "file,crypto,data");
        EnsureProtocols(ComposeArguments.ForFlv("list", "out"), "file,crypto,data");
        EnsureProtocols(ComposeArguments.ForMp3(["one", "two"], "out"), "file,crypto,data");
        EnsureProtocols(TranscodeArguments.For(new TranscodePreset("p", TranscodeFormat.Mp3), "file:in", "file:out"), "file");
        EnsureProtocols(StillArguments.Build(ImageKind.Png, new PictureSize(64, 64), RtcRenderMode.Crop), "pipe");
    }

    /// <summary>Each input has the list in front of it.</summary>
    private static void EnsureProtocols(IReadOnlyList<string> arguments, string protocols)
    {
        var pending = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "-protocol_whitelist")
            {
                Assert.Equal(protocols, arguments[i + 1]);
                pending = true;
            }
            else if (arguments[i] == "-i")
            {
                Assert.True(pending, $"An input without its protocols: {string.Join(' ', arguments)}");
                pending = false;
            }
        }
    }

    private static void EnsureBelow(string name)
    {
        Assert.All(name.Split('/'), part => Assert.False(part is "" or "." or "..", name));
        Assert.DoesNotContain(name, c => char.IsControl(c) || c == '\\');
        Assert.InRange(name.Length, 1, 1024);
    }

    private static void ForAllSeeds(Action<Random> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => check(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
}
