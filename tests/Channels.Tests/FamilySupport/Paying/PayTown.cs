using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Paying;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.Protection;
using Channels.Simulator;
using Channels.Tests.FamilySupport.Closing;
using Channels.Tests.FamilySupport.Stamps;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.FamilySupport.Paying;

/// <summary>A host whose months are closed: hanako (4821) is paid, and reads it on a telephone.</summary>
internal sealed partial class PayTown(ChannelsApp app, FakeTimeProvider clock) : IAsyncDisposable
{
    public ChannelsApp App => app;

    public FakeTimeProvider Clock => clock;

    public EmulatedUser Hanako => app.Line.Hanako;

    public EmulatedUser Yuki => app.Line.Taro;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<PayTown> StartAsync(StoreDatabase database, params (string Key, string Value)[] settings)
    {
        var clock = Node.NewClock();
        return new PayTown(await StampStory.StartAsync(database, clock, settings), clock);
    }

    /// <summary>A report of a child whose family is in no table.</summary>
    public Task AddAsync(string reference, string use) =>
        WriteAsync(async db =>
        {
            var handedIn = clock.GetUtcNow().AddDays(-1);
            db.Submissions.Add(
                ClosingDesk.Row(app.Get<ColumnProtector>(), reference, "4821", Rules.Use(use), handedIn, children: ["ゆめちゃん"])
            );
            return await db.SaveChangesAsync(Stop);
        });

    /// <summary>The same for a child of yuki (4822), who agreed.</summary>
    public Task AddForYukiAsync(string reference, string use, string child = "たろうくん") =>
        WriteAsync(async db =>
        {
            var handedIn = clock.GetUtcNow().AddDays(-1);
            var row = ClosingDesk.Row(app.Get<ColumnProtector>(), reference, "4821", Rules.Use(use), handedIn, children: [child]);
            db.Submissions.Add(row);
            db.Add(
                new Confirmation
                {
                    Id = Guid.CreateVersion7(handedIn),
                    SubmissionId = row.Id,
                    Reference = reference,
                    Revision = row.Revision,
                    State = ConfirmationState.Agreed,
                    Requester = "4822",
                    At = handedIn,
                }
            );
            return await db.SaveChangesAsync(Stop);
        });

    /// <summary>Taken back by the person who handed it in.</summary>
    public Task TakeBackAsync(string reference) =>
        WriteAsync(db =>
            db.Submissions.Where(s => s.Reference == reference)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SubmissionState.Withdrawn), Stop)
        );

    /// <summary>The person put it right, and the office accepted that.</summary>
    public Task CorrectAsync(string reference, string use) =>
        WriteAsync(async db =>
        {
            var row = await db.Submissions.AsTracking().SingleAsync(s => s.Reference == reference, Stop);
            row.Answers = app.Get<ColumnProtector>()
                .Protect(Submission.AnswersColumn, row.Id.ToString("N"), ClosingDesk.Answers("4821", Rules.Use(use)));
            row.Revision++;
            return await db.SaveChangesAsync(Stop);
        });

    /// <summary>Prepared, signed by two, handed over.</summary>
    public async Task CloseAsync(string month)
    {
        var prepared = await app.Get<CloseDesk>().PrepareAsync(new CloseAsked(month), ClosingDesk.Clerk, Stop);
        Assert.True(prepared.State is not null, $"{prepared.Code} {string.Join(' ', prepared.Findings)}");
        var approvals = app.Get<CloseApprovals>();
        Assert.NotNull((await approvals.ApproveAsync(month, prepared.State.Hash, ClosingDesk.Sato, "sato", Stop)).State);
        Assert.NotNull((await approvals.ApproveAsync(month, prepared.State.Hash, ClosingDesk.Tanaka, "tanaka", Stop)).State);
        await ExportAsync(month);
    }

    public async Task ExportAsync(string month) =>
        Assert.NotNull((await app.Get<CloseExport>().ExportAsync(month, ClosingDesk.Clerk, Stop)).State);

    public async Task LookAsync()
    {
        await app.Get<PaySweep>().RunAsync(Stop);
        await app.RunUntilIdleAsync();
    }

    public Task<string> SayAsync(string text) => SayAsync(Hanako, text);

    public Task<string> SayAsync(EmulatedUser who, string text) => StampStory.SayAsync(app, who, text);

    public IReadOnlyList<string> Heard(EmulatedUser who) => [.. app.Line.Transcript(who).Where(b => b.FromBot).Select(b => b.Text ?? "")];

    /// <summary>The code in the link that was said last.</summary>
    public string Code() => Code(Hanako);

    public string Code(EmulatedUser who) =>
        Link().Match(Heard(who)[^1]) is { Success: true } link ? link.Groups[1].Value : throw new FormatException();

    /// <summary>A browser of its own.</summary>
    public HttpClient Browser() =>
        new(new HttpClientHandler { AllowAutoRedirect = true, CookieContainer = new CookieContainer() }) { BaseAddress = app.Root };

    public static async Task<(HttpStatusCode Status, string Page)> PostAsync(
        HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await browser.PostAsync(path, form, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    public async Task<JsonElement> ApiAsync(string path)
    {
        using var answer = await app.Api.GetAsync($"/api/v1/{path}", Stop);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        return json.RootElement.Clone();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task<int> WriteAsync(Func<ChannelsDb, Task<int>> work) =>
        app.Store.WriteAsync(async (db, _) => Written.Keep(await work(db)), Stop);

    [GeneratedRegex(@"/(?:pay|receipts|so-far)\?c=([0-9A-Z]+)&l=")]
    private static partial Regex Link();
}
