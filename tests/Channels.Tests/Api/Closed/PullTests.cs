using System.Net.Http.Headers;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Doubles;
using Channels.Webhooks.Sealing;
using Channels.Webhooks.Verbs;
using Channels.Webhooks.Verbs.Pull;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Api.Closed;

/// <summary>The mirror of a closed network: whatever ends a run, nothing is lost and nothing is there twice.</summary>
public sealed class PullTests
{
    private const string First = "FS-1111-1111";
    private const string Second = "FS-2222-2222";
    private const string Key = "the key of the closed ward";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_new_lies_in_the_folder_with_its_hashes_and_is_new_no_more()
    {
        using var folder = new ClosedNetwork.Folder();
        await using var app = await StartAsync();
        var photo = ClosedNetwork.Bytes((1024 * 1024) + 5);
        var id = await app.AttachAsync(First, photo);

        var (code, said) = await RunAsync(app, folder.Path);

        Assert.Equal((0, "2 pulled, 0 confirmed that were here already, 0 left."), (code, said[^1]));
        Assert.Equal(photo, await File.ReadAllBytesAsync(Path.Combine(folder.Path, First, "r1", $"{id:D}.jpg"), Stop));
        var content = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, Second, "r1", "submission.json"), Stop));
        Assert.Equal(2, content.RootElement.GetProperty("answers").GetProperty("hours").GetInt32());
        Assert.Equal([First, Second], Lines(folder.Path).Select(l => l.Reference));
        Assert.Empty(await NewAsync(app));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.Combine(folder.Path, First))
            );

        Assert.Equal((0, "0 pulled, 0 confirmed that were here already, 0 left."), await LastAsync(RunAsync(app, folder.Path)));
        Assert.Equal((0, "2 revisions in the manifest, 0 files damaged."), await LastAsync(RunAsync(app, folder.Path, verify: true)));
        await File.AppendAllTextAsync(Path.Combine(folder.Path, First, "r1", "submission.json"), " ", Stop);
        Assert.Equal((1, "2 revisions in the manifest, 1 file damaged."), await LastAsync(RunAsync(app, folder.Path, verify: true)));
    }

    [Fact]
    public async Task A_key_that_only_looks_is_told_once_and_nothing_is_taken()
    {
        using var folder = new ClosedNetwork.Folder();
        await using var app = await StartAsync(("Api:Holders:ward:ReadOnly", "true"));

        var (code, said) = await RunAsync(app, folder.Path);

        Assert.Equal(1, code);
        Assert.StartsWith("This key only looks", Assert.Single(said), StringComparison.Ordinal);
        Assert.EndsWith("0 pulled, 0 confirmed that were here already, 2 left.", said[0], StringComparison.Ordinal);
        Assert.Equal(2, (await NewAsync(app)).Count);
    }

    [Theory]
    [InlineData("rsa")]
    [InlineData("P-256")]
    public async Task Sealed_content_is_opened_by_the_key_of_the_site(string kind)
    {
        using var folder = new ClosedNetwork.Folder();
        var (publicPem, privatePem) = SealedContentTests.Pair(kind);
        await using var app = await StartAsync(
            ("Api:Holders:ward:EncryptTo", folder.File("public.pem", publicPem)),
            ("Api:Holders:ward:EncryptAlways", "true")
        );
        var photo = ClosedNetwork.Bytes(2000);
        var id = await app.AttachAsync(First, photo);
        var mirror = Path.Combine(folder.Path, "mirror");

        var (code, said) = await RunAsync(app, mirror);
        Assert.Equal(1, code);
        Assert.Contains("--decrypt", said[^1], StringComparison.Ordinal);
        Assert.Equal(2, (await NewAsync(app)).Count);

        using var other = OpeningKey.Read(folder.File("other.pem", SealedContentTests.Pair(kind).Private));
        Assert.Equal(1, (await RunAsync(app, mirror, opening: other)).Code);
        using var own = OpeningKey.Read(folder.File("own.pem", privatePem));
        Assert.Equal((0, "2 pulled, 0 confirmed that were here already, 0 left."), await LastAsync(RunAsync(app, mirror, opening: own)));
        Assert.Equal(photo, await File.ReadAllBytesAsync(Path.Combine(mirror, First, "r1", $"{id:D}.jpg"), Stop));
    }

    /// <summary>The power goes at every write point and inside each, in three ways of losing what was not synced; then it comes
    /// back.</summary>
    [Theory]
    [InlineData("Nothing")]
    [InlineData("Unsynced")]
    [InlineData("Zeros")]
    public async Task A_power_cut_at_any_write_point_loses_and_doubles_nothing(string how)
    {
        var loss = Enum.Parse<Loss>(how);
        await using var app = await StartAsync();
        await app.AttachAsync(First, ClosedNetwork.Bytes(3000));
        await app.AttachAsync(Second, ClosedNetwork.Bytes(500));
        List<long> cuts;
        using (var folder = new ClosedNetwork.Folder())
        {
            var whole = new CuttingDisk(long.MaxValue / 2, loss);
            Assert.Equal(0, (await RunAsync(app, folder.Path, whole)).Code);
            cuts = [.. whole.Edges.SelectMany(e => (long[])[e, e + 1, e + 57]).Where(c => c < whole.Steps).Distinct().Order()];
        }

        Assert.True(cuts.Count > 60, $"{cuts.Count}");
        var uncut = 0;
        foreach (var cut in cuts)
            uncut += await CutAsync(app, cut, loss) ? 0 : 1;

        // Times are not always written with as many digits: the last bytes of a run may not be there.
        Assert.InRange(uncut, 0, 3);
    }

    /// <summary>The manifest is what decides: every byte of its first line.</summary>
    [Fact]
    public async Task A_power_cut_at_every_byte_of_the_manifest_loses_and_doubles_nothing()
    {
        await using var app = await StartAsync();
        long from;
        long to;
        using (var folder = new ClosedNetwork.Folder())
        {
            var whole = new CuttingDisk(long.MaxValue / 2, Loss.Nothing);
            await RunAsync(app, folder.Path, whole);
            var line = (await File.ReadAllBytesAsync(Path.Combine(folder.Path, PullManifest.FileName), Stop)).AsSpan().IndexOf((byte)'\n');
            (from, to) = whole.Edges.Zip(whole.Edges.Skip(1)).First(e => e.Second - e.First == line + 2);
        }

        for (var cut = from; cut <= to; cut++)
            Assert.True(await CutAsync(app, cut, Loss.Nothing));
    }

    [Fact]
    public async Task What_was_corrected_meanwhile_comes_again_as_another_revision()
    {
        using var folder = new ClosedNetwork.Folder();
        await using var app = await StartAsync();
        await RunAsync(app, folder.Path);
        await app.Store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await db
                        .Submissions.Where(s => s.Reference == First)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(s => s.Revision, 2)
                                    .SetProperty(s => s.State, SubmissionState.Resubmitted)
                                    .SetProperty(s => s.NewSince, s => s.SubmittedAt)
                                    .SetProperty(s => s.KeptAt, (DateTimeOffset?)null),
                            stop
                        )
                ),
            Stop
        );
        Assert.Equal(0, (await RunAsync(app, folder.Path)).Code);
        Assert.Equal([(First, 1), (Second, 1), (First, 2)], Lines(folder.Path).Select(l => (l.Reference, l.Revision)));
        Assert.True(File.Exists(Path.Combine(folder.Path, First, "r2", "submission.json")));
    }

    [Fact]
    public async Task Two_runs_do_not_meet_and_what_cannot_be_done_is_said()
    {
        using var folder = new ClosedNetwork.Folder();
        await using var app = await StartAsync();
        await using (new FileStream(Path.Combine(folder.Path, ".lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal((1, "Another run works in this folder: nothing was done."), await LastAsync(RunAsync(app, folder.Path)));
        Assert.Contains("http.401", (await RunAsync(app, folder.Path, key: "a wrong key")).Said[^1], StringComparison.Ordinal);
        Assert.Equal(2, (await NewAsync(app)).Count);

        await File.WriteAllTextAsync(Path.Combine(folder.Path, PullManifest.FileName), "somebody wrote here\n", Stop);
        var (code, said) = await RunAsync(app, folder.Path);
        Assert.Equal(1, code);
        Assert.Contains("line 1", said[^1], StringComparison.Ordinal);
        Assert.Equal(2, (await NewAsync(app)).Count);
    }

    [Theory]
    [InlineData("pull --to x", "--from")]
    [InlineData("pull --to x --from http://ward.example.jp", "https")]
    [InlineData("pull --to x --from https://ward.example.jp --key-file nowhere", "no key")]
    [InlineData("pull --to x --from https://ward.example.jp --decrypt nowhere", "--decrypt")]
    [InlineData("pull --from https://ward.example.jp", "--to")]
    public async Task What_cannot_be_meant_is_exit_code_2(string line, string said)
    {
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            line.Split(' '),
            _ => throw new InvalidOperationException("pull starts no host"),
            new Terminal(TextReader.Null, TextWriter.Null, error)
        );
        Assert.Equal(2, code);
        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
    }

    /// <returns>False when the run was over before the cut.</returns>
    private static async Task<bool> CutAsync(ChannelsApp app, long cut, Loss loss)
    {
        using var folder = new ClosedNetwork.Folder();
        await AnewAsync(app);
        var ended = await Record.ExceptionAsync(() => RunAsync(app, folder.Path, new CuttingDisk(cut, loss)));
        Assert.True(ended is null or PowerCut, ended?.ToString());

        // What the server believes to be there is there, whole.
        var believed = await app.Store.ReadAsync(
            (db, stop) => db.Submissions.Where(s => s.KeptAt != null).Select(s => s.Reference).ToListAsync(stop),
            Stop
        );
        var (manifest, bad) = PullManifest.Open(new PullDisk(), folder.Path);
        Assert.True(manifest is not null, $"cut {cut} {loss}: line {bad}");
        foreach (var reference in believed)
        {
            Assert.True(manifest.Has(reference, 1), $"cut {cut} {loss}: {reference} is confirmed and not in the manifest");
            Assert.True(Directory.Exists(Path.Combine(folder.Path, reference, "r1")));
        }

        Assert.All(manifest.Lines, l => Assert.Empty(PullFetch.Damaged(folder.Path, l)));

        // The power is back.
        var (code, said) = await RunAsync(app, folder.Path);
        Assert.True(code == 0, $"cut {cut} {loss}: {string.Join(" | ", said)}");
        Assert.Equal([First, Second], Lines(folder.Path).Select(l => l.Reference).Order(StringComparer.Ordinal));
        Assert.All(Lines(folder.Path), l => Assert.Empty(PullFetch.Damaged(folder.Path, l)));
        Assert.All(Lines(folder.Path), l => Assert.True(Directory.Exists(Path.Combine(folder.Path, l.Folder))));
        Assert.Empty(await NewAsync(app));
        return ended is not null;
    }

    internal static async Task<ChannelsApp> StartAsync(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string> { ["Api:Holders:ward:Keys:a:Value"] = Key };
        foreach (var (name, value) in more)
            settings[name] = value;
        var app = await HttpApi.StartAsync(settings);
        foreach (var reference in (string[])[First, Second])
            await HttpApi.SubmitAsync(app, reference);
        return app;
    }

    /// <summary>As if nobody had fetched them yet.</summary>
    private static Task AnewAsync(ChannelsApp app) =>
        app.Store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await db.Submissions.ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(s => s.State, SubmissionState.Received)
                                .SetProperty(s => s.NewSince, s => s.SubmittedAt)
                                .SetProperty(s => s.KeptAt, (DateTimeOffset?)null),
                        stop
                    )
                ),
            Stop
        );

    private static Task<List<string>> NewAsync(ChannelsApp app) =>
        app.Store.ReadAsync((db, stop) => db.Submissions.Where(s => s.NewSince != null).Select(s => s.Reference).ToListAsync(stop), Stop);

    internal static IReadOnlyCollection<PullLine> Lines(string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, PullManifest.FileName));
        var manifest = PullManifest.Open(new PullDisk(), folder).Manifest!;
        Assert.Equal(lines.Length, manifest.Lines.Count); // nothing twice
        return manifest.Lines;
    }

    private static async Task<(int, string)> LastAsync(Task<(int Code, List<string> Said)> run)
    {
        var (code, said) = await run;
        return (code, said[^1]);
    }

    internal static async Task<(int Code, List<string> Said)> RunAsync(
        ChannelsApp app,
        string folder,
        PullDisk? disk = null,
        OpeningKey? opening = null,
        bool verify = false,
        string key = Key
    )
    {
        using var http = new HttpClient { BaseAddress = app.Root };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var output = new StringWriter();
        var plan = new PullPlan(folder, null, null, opening, verify);
        var code = await new PullRun(plan, disk ?? new PullDisk(), http, output, TimeProvider.System).RunAsync(Stop);
        return (code, [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
    }
}
