using System.Text.RegularExpressions;
using Channels.Bot.Activities;
using Channels.Bot.Audit;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Dialogs;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.FamilySupport.Linking;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Life;
using Channels.Tests.FamilySupport.Linking;
using Channels.Tests.FamilySupport.Members;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.FamilySupport.Confirming;

/// <summary>A provider (4821, hanako), the requester she has met (4822, yuki), and a clock that a test moves.</summary>
internal sealed partial class ConfirmingTown : IAsyncDisposable
{
    public const string Pairs = "依頼会員番号,提供会員番号,事前打合せ日";

    private const string PairsUntil = Pairs + ",有効期限";

    private ConfirmingTown(Node node) => Node = node;

    public static Actor Sato { get; } = Actor.Person("sato");

    public Node Node { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="pairs">Rows of the file of pairs.</param>
    /// <param name="linked">Who is linked beside hanako.</param>
    public static async Task<ConfirmingTown> StartAsync(
        StoreDatabase database,
        string[]? pairs = null,
        bool linked = true,
        Dictionary<string, string?>? settings = null
    )
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync();
        var channel = new FakeChannel(traits: new ChannelTraits { MayHideButtons = true, KeepsHistory = true });
        var town = new ConfirmingTown(new Node(database.OpenStore(), channel: channel, settings: settings));
        town.Node.Step = new DialogStep(Talk.Shipped).Step;
        await LinkTests.EnrolAsync(town.Node.Get<MemberImport>());
        await town.PairAsync(pairs ?? ["4822,4821,2026-05-01"]);
        await town.LinkAsync("hanako", "4821");
        if (linked)
            await town.LinkAsync("yuki", "4822");
        return town;
    }

    public async Task PairAsync(params string[] rows)
    {
        var file = MemberFiles.Utf8([Array.Exists(rows, r => r.Split(',').Length > 3) ? PairsUntil : Pairs, .. rows]);
        Assert.Empty((await Node.Get<MemberImport>().RunAsync(file, isDryRun: false, Actor.System("operator"), null, Stop)).Findings);
    }

    public async Task LinkAsync(string user, string number)
    {
        var given = Assert.IsType<CodeGiven.Given>(await Node.Get<LinkDesk>().GiveAsync(number, Sato, Stop));
        Assert.Contains("つながりました", await SayAsync(user, given.Code), StringComparison.Ordinal);
    }

    /// <summary>Hanako hands in a report of yesterday.</summary>
    /// <returns>Its number.</returns>
    public async Task<string> ReportAsync(string child = "たろう", string time = "9時から11時半まで", string day = "きのう")
    {
        foreach (var line in (string[])["活動報告", day, time, "1", child, "いいえ", "いいえ", "420円", "写真はない"])
            await SayAsync("hanako", line);
        var last = await SayAsync("hanako", "はい");
        return NumberIn(last.Contains("登録されていません", StringComparison.Ordinal) ? await SayAsync("hanako", "はい") : last);
    }

    public async Task<string> SayAsync(string user, string text)
    {
        Node.Clock.Advance(TimeSpan.FromSeconds(10));
        await Node.TurnAsync(new FakeEvent(user, text));
        return (await HeardAsync(user))[^1];
    }

    /// <summary>Time passes, and the clock looks.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Node.Clock.Advance(time);
        await LookAsync();
    }

    public async Task LookAsync()
    {
        await Node.Get<ConfirmSweep>().RunAsync(Stop);
        while (await Node.Turns.RunDueAsync(Stop) > 0) { }
    }

    /// <summary>A report whose question is out.</summary>
    public async Task<string> AskedAsync()
    {
        var number = await ReportAsync();
        await PassAsync(TimeSpan.FromMinutes(5));
        return number;
    }

    /// <summary>All that was ever said to somebody and was not forgotten since.</summary>
    public async Task<IReadOnlyList<string>> HeardAsync(string user)
    {
        var key = KeyOf(user);
        var rows = await Node.ReadAsync(db =>
            db.Outgoing.Where(m => m.ConversationKey == key && m.Body != null).OrderBy(m => m.Sequence).ToListAsync()
        );
        return rows.ConvertAll(Node.Plain);
    }

    public string KeyOf(string user) => ConversationKeys.Of(Node.Protector, FakeChannel.ChannelName, Node.Account, user);

    public async Task<ConfirmationLine> StandsAsync(string number) =>
        (await Node.Get<ConfirmDesk>().FindAsync(number, KeyReach.Whole, Stop))![0];

    public Task<List<Alert>> AlertsAsync() => Node.ReadAsync(db => db.Alerts.OrderBy(a => a.CreatedAt).ToListAsync());

    public Task<List<Confirmation>> RowsAsync() => Node.ReadAsync(db => db.Set<Confirmation>().OrderBy(c => c.Revision).ToListAsync());

    public static string NumberIn(string text) =>
        Number().Match(text) is { Success: true } found ? found.Value : throw new FormatException(text);

    public ValueTask DisposeAsync() => Node.DisposeAsync();

    [GeneratedRegex("FS-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Number();
}
