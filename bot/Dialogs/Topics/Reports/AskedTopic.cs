using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>The answer to whether a report is right: by its button, with its number, or by the word alone while no form is open.</summary>
internal sealed class AskedTopic(WishReader reader, DialogWords words) : ITopic
{
    private const int Longest = 60;

    /// <summary>LINE's most quick replies.</summary>
    private const int MostShown = 12;

    public TurnResult? Hear(Heard heard)
    {
        var (said, asked) = (heard.Said, heard.State.Asked ?? []);
        if (said.IsWordless || said.Text.Length > Longest)
            return null;
        if (reader.NumberIn(said.Text) is { } number)
            return WordBeside(said.Folded, number) is { } beside && (asked.Contains(number) || heard.State.Member is { IsRequester: true })
                ? ReportWishes.LookUp(heard, new FindAskedReport(number, ReportWishes.Of(beside)))
                : null;
        if (heard.Form is not null || asked is not [.., var latest])
            return null;
        var shown = asked.LastOrDefault(a => IsShown(heard.State, a));
        if ((words.MatchReport(said.Folded) ?? (shown is null ? null : YesNo(said))) is not { } word || word is ReportWord.NoWords)
            return null;
        return (shown, asked.Count) switch
        {
            ({ } last, _) => ReportWishes.LookUp(heard, new FindAskedReport(last, ReportWishes.Of(word))),
            (_, 1) => ReportWishes.LookUp(heard, new FindAskedReport(latest, ReportWishes.Of(word))),
            _ => CaseReplies.Lines(
                heard.State,
                heard.Before.Append(words.Say(heard.Language, Phrase.ReportWhichOne)),
                asked.Reverse().Take(MostShown).Select(a => ReportWishes.Button(words, heard.Language, word, a, a))
            ),
        };
    }

    /// <summary>It is what was said here last.</summary>
    private static bool IsShown(ConversationState state, string reference) =>
        state.Choices?.Exists(c => c.EndsWith(reference, StringComparison.Ordinal)) is true;

    private static ReportWord? YesNo(Said said) =>
        YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var isYes } ? (isYes ? ReportWord.Agree : ReportWord.Differ) : null;

    private ReportWord? WordBeside(string folded, string number) =>
        words.MatchReport(folded.Replace(DialogWords.Fold(number), "", StringComparison.Ordinal).Trim()) is { } word
        && word is not ReportWord.NoWords
            ? word
            : null;
}
