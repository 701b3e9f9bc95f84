using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>What is otherwise in a report: the line, and then the words. Whoever writes the words at once is understood too.</summary>
internal sealed class DoubtTopic(WishReader reader, ChannelProcedures procedures, Opening opening, DialogWords words) : ITopic
{
    private static readonly TimeSpan StaysOpen = TimeSpan.FromMinutes(30);

    public TurnResult? Hear(Heard heard)
    {
        var said = heard.Said;
        if (heard.State.Doubt is not { } doubt || said.IsWordless || heard.Context.IsLate || heard.Context.Now - doubt.At > StaysOpen)
            return null;
        if (words.Match(said.Folded, out _) is Command.Stop || (doubt.Line is null && IsNo(said)))
            return ReportReplies.Tell(
                opening,
                heard with
                {
                    State = heard.State with { Doubt = null },
                },
                [words.Say(heard.Language, Phrase.ReportLeft, ("number", doubt.Reference))]
            );
        if (IsAboutSomethingElse(heard))
            return null;
        var isWordless = words.MatchReport(said.Folded) is ReportWord.NoWords;
        return ReportWishes.LookUp(
            heard,
            new FindAskedReport(doubt.Reference, ReportWish.Say)
            {
                Revision = doubt.Revision,
                Line = doubt.Line,
                Words = isWordless && doubt.Line is not null ? null : said.Text.Trim(),
            }
        );
    }

    /// <summary>It was no answer: the question is forgotten, and the message heard as ever.</summary>
    public static Heard PutAside(Heard heard) =>
        heard.State.Doubt is null ? heard : heard with { State = heard.State with { Doubt = null } };

    private static bool IsNo(Said said) => YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: false };

    /// <summary>A command, a procedure's name, or another button about a report.</summary>
    private bool IsAboutSomethingElse(Heard heard)
    {
        var said = heard.Said;
        return words.Match(said.Folded, out _) is not null
            || words.MatchReport(said.Folded) is not (null or ReportWord.NoWords)
            || procedures.FindByWord(said, heard.Context) is not null
            || (reader.NumberIn(said.Text) is { } number && words.MatchReport(Beside(said.Folded, number)) is not null);
    }

    private static string Beside(string folded, string number) =>
        folded.Replace(DialogWords.Fold(number), "", StringComparison.Ordinal).Trim();
}
