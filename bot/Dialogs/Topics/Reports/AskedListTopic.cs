using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>The answer to a <see cref="FindAskedReports"/>: which report is meant, with its day. Only those are named that the member of
/// this conversation may answer now; what was asked of another number before is not.</summary>
internal sealed class AskedListTopic(ProcedureCatalog catalog, Opening opening, DialogWords words)
{
    /// <summary>LINE's most quick replies.</summary>
    private const int MostShown = 12;

    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    public TurnResult On(Heard heard, FindAskedReports asked, IReadOnlyList<AskedReport> found)
    {
        var open = found.Select(f => (Report: f, Lines: LinesOf(heard, f))).Where(f => f.Lines is not null).ToList();
        var still = heard.State with { Asked = open.Count == 0 ? null : [.. open.Select(o => o.Report.Reference)], Doubt = null };
        if (open.Count == 0)
            return ReportReplies.Tell(opening, heard with { State = still }, [speech.Say("none", heard.Language)]);
        var meant = MeantReports.Of(
            open.ConvertAll(o => new MeantReports.One(o.Report.Reference, o.Lines!.Day, o.Lines.Children)),
            asked.Which,
            asked.Shown,
            heard.Context.Now
        );
        var shown = open.FindAll(o => meant.Contains(o.Report.Reference));
        if (shown is [var one])
            return new TurnResult(
                still,
                [],
                [new FindAskedReport(one.Report.Reference, asked.Words is null ? asked.Wish : ReportWish.Say) { Words = asked.Words }]
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
                        Title(o.Report, o.Lines!, shown.Count(s => s.Lines!.Day == o.Lines!.Day) > 1)
                    )
                )
        );
    }

    /// <summary>Its number and its day; of two of one day, who the children were.</summary>
    private static string Title(AskedReport report, ReportLines lines, bool isOfSameDay) =>
        isOfSameDay && lines.Children.Count > 0
            ? $"{lines.ShortDay()} {string.Join('、', lines.Children)}"
            : $"{report.Reference} {lines.ShortDay()}".TrimEnd();

    private ReportLines? LinesOf(Heard heard, AskedReport report) =>
        catalog.Find(report.Procedure, report.Version) is { } procedure
            ? new ReportLines(opening.SceneOf(procedure, heard.State, heard.Context), report)
            : null;
}
