using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>What can be wanted with a report one is asked about: looked up first, the answer comes within the turn.</summary>
internal static class ReportWishes
{
    public static TurnResult LookUp(Heard heard, FindAskedReport asked) =>
        new(heard.State, heard.Before.Count == 0 ? [] : [Activity.Message(string.Join('\n', heard.Before))], [asked]);

    public static TurnResult LookUp(Heard heard, FindAskedReports asked) =>
        new(heard.State, heard.Before.Count == 0 ? [] : [Activity.Message(string.Join('\n', heard.Before))], [asked]);

    /// <summary>Of several one is meant: which, is asked once it is known what they are.</summary>
    public static TurnResult LookUp(
        Heard heard,
        IReadOnlyList<string> asked,
        ReportWish wish,
        string? words,
        string? which = null,
        string? shown = null
    ) =>
        new(
            heard.State,
            heard.Before.Count == 0 ? [] : [Activity.Message(string.Join('\n', heard.Before))],
            [
                new FindAskedReports(asked, wish)
                {
                    Words = words,
                    Which = which,
                    Shown = shown,
                },
            ]
        );

    /// <summary>What is wanted with one report by what was said of it.</summary>
    public static FindAskedReport Of(string reference, ReportOpinion opinion, string? words) =>
        opinion.HasWords
            ? new FindAskedReport(reference, opinion.Word is ReportWord.Differ ? ReportWish.Say : Of(opinion.Word)) { Words = words }
            : new FindAskedReport(reference, Of(opinion.Word));

    public static ReportWish Of(ReportWord word) =>
        word switch
        {
            ReportWord.Agree => ReportWish.Agree,
            ReportWord.Differ => ReportWish.Differ,
            _ => ReportWish.See,
        };

    /// <summary>The word by which this is wanted.</summary>
    public static ReportWord WordOf(ReportWish wish) =>
        wish switch
        {
            ReportWish.Agree => ReportWord.Agree,
            ReportWish.Differ or ReportWish.Say => ReportWord.Differ,
            _ => ReportWord.See,
        };

    /// <summary>合っています FS-7K3M-2QXC: it means this report, whatever else is open.</summary>
    public static CardAction Button(DialogWords words, string language, ReportWord word, string reference, string? title = null)
    {
        var label = words.ReportLabel(language, word);
        return ButtonRow.Fit(
            new CardAction
            {
                Type = ActionTypes.PostBack,
                Title = title ?? label,
                Value = $"{label} {reference}",
            }
        );
    }
}
