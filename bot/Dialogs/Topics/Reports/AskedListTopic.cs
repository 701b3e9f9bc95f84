using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Opening = Channels.Bot.Dialogs.Sessions.Opening;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>The answer to a <see cref="FindAskedReports"/>: which report is meant, with its day. Only those are named that the member of
/// this conversation may answer now; what was asked of another number before is not.</summary>
internal sealed class AskedListTopic(ProcedureCatalog catalog, Opening opening, StaffCases cases, DialogWords words)
{
    /// <summary>LINE's most quick replies.</summary>
    private const int MostShown = 12;

    private const int MostSaidBack = 100;

    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    public TurnResult On(Heard heard, FindAskedReports asked, IReadOnlyList<AskedReport> found)
    {
        var open = found.Select(f => (Report: f, Lines: LinesOf(heard, f))).Where(f => f.Lines is not null).ToList();
        var waiting = open.FindAll(o => o.Report.IsOpen).ConvertAll(o => o.Report.Reference);
        var still = heard.State with { Asked = waiting.Count == 0 ? null : [.. waiting], Doubt = null };
        if (open.Count == 0 && !asked.IsAll)
            return ReportReplies.Tell(opening, heard with { State = still }, [speech.Say("none", heard.Language)]);
        var ones = open.ConvertAll(o => new MeantReports.One(o.Report.Reference, o.Lines!.Day, o.Lines.Children)
        {
            IsOpen = o.Report.IsOpen,
            IsAsked = o.Report.IsOpen && asked.References.Contains(o.Report.Reference),
            Time = o.Lines.Time,
        });
        var meant = asked.IsAll
            ? SpokenReports.Of(ones, asked.Which ?? "", asked.Shown, heard.Context.Now)
            : MeantReports.Of(ones, asked.Which, asked.Shown, heard.Context.Now);

        if (meant.Count == 0 && asked.IsBeside && ones.Exists(o => o.Reference == asked.Shown))
            meant = [asked.Shown!];

        if (meant.Count == 0 && asked.Words is null && asked.Wish is ReportWish.See)
            return ReportReplies.Tell(opening, heard with { State = still }, [speech.Say("no-such", heard.Language)]);

        // It is about none of them: it is put on no other, and the staff read it all the same.
        if (meant.Count == 0)
            return cases.Open(
                (heard with { State = still }).Saying(
                    speech.Say("no-report", heard.Language, ("words", ButtonRow.Shorten(asked.Words ?? "", MostSaidBack)))
                ),
                null,
                asked.Words
            );
        var shown = open.FindAll(o => meant.Contains(o.Report.Reference));
        if (shown is [var agreed] && asked.Rest is { } rest)
            return new TurnResult(still, [], [Both(ones, agreed.Report.Reference, asked, rest, heard.Context.Now)]);
        if (shown is [var one])
            return new TurnResult(
                still,
                [],
                [
                    new FindAskedReport(
                        one.Report.Reference,
                        asked.Words is null || asked.Wish is ReportWish.Agree or ReportWish.Back or ReportWish.See
                            ? asked.Wish
                            : ReportWish.Say
                    )
                    {
                        Words = asked.Words,
                    },
                ]
            );
        return CaseReplies.Lines(
            still with
            {
                Doubt = new ReportDoubt("", 0, null, heard.Context.Now) { Wish = asked.Wish.ToString(), Words = asked.Words },
            },
            heard.Before.Append(words.Say(heard.Language, Phrase.ReportWhichOne)),
            shown
                .AsEnumerable()
                .Reverse()
                .Take(MostShown)
                .Select(o =>
                    ReportWishes.Button(
                        words,
                        heard.Language,
                        ReportWishes.WordOf(asked.Wish),
                        o.Report.Reference,
                        Title(o.Report, o.Lines!, shown.FindAll(s => s.Lines!.Day == o.Lines!.Day).ConvertAll(s => s.Lines!))
                    )
                )
        );
    }

    /// <summary>A yes to one, and what was said behind it: of another that it names, against the same one, or a remark.</summary>
    private FindAskedReport Both(List<MeantReports.One> ones, string agreed, FindAskedReports asked, string rest, DateTimeOffset now) =>
        SpokenReports.OfOther(ones, agreed, rest, now) is { } other
            ? OfRest(other, rest, now) is { } then
                ? new FindAskedReport(agreed, ReportWish.Agree) { Then = then }
                : new FindAskedReport(agreed, ReportWish.Agree) { Words = asked.Words }
            : speech.Agreement(asked.Words ?? rest, isShown: true) is { Word: not ReportWord.Differ } whole
                ? new FindAskedReport(agreed, ReportWishes.Of(whole.Word)) { Words = asked.Words }
                : speech.TakesBack(DialogWords.Fold(rest))
                    ? new FindAskedReport(agreed, ReportWish.Say) { Words = asked.Words }
                    : new FindAskedReport(agreed, ReportWish.Agree) { Words = asked.Words };

    /// <summary>16日も合ってます, or what is otherwise in it; null: nothing of both.</summary>
    private FindAskedReport? OfRest(string other, string rest, DateTimeOffset now)
    {
        var bare = HandedInDays.WithoutNamed(rest, now);
        return speech.Read(bare, DialogWords.Fold(bare), words, isShown: true) is { Word: ReportWord.Agree, HasWords: false }
                ? new FindAskedReport(other, ReportWish.Agree)
            : speech.Agreement(rest, isShown: true) is { } more ? new FindAskedReport(other, ReportWishes.Of(more.Word)) { Words = rest }
            : speech.Speaks(DialogWords.Fold(rest)) ? new FindAskedReport(other, ReportWish.Say) { Words = rest }
            : null;
    }

    /// <summary>Its number and its day; of several of one day, who the children were, and the hours where those are the same.</summary>
    private static string Title(AskedReport report, ReportLines lines, List<ReportLines> ofDay)
    {
        var children = string.Join('、', lines.Children);
        return ofDay.Count < 2 || children.Length == 0 ? $"{report.Reference} {lines.ShortDay()}".TrimEnd()
            : ofDay.Exists(o => o != lines && string.Join('、', o.Children) == children)
                ? $"{lines.ShortDay()} {lines.ShortTime()}".TrimEnd()
            : $"{lines.ShortDay()} {children}";
    }

    private ReportLines? LinesOf(Heard heard, AskedReport report) =>
        catalog.Find(report.Procedure, report.Version) is { } procedure
            ? new ReportLines(opening.SceneOf(procedure, heard.State, heard.Context), report)
            : null;
}
