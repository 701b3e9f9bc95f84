using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>What is otherwise in a report: which report, the line, and then the words. Whoever writes the words at once is understood too,
/// and whoever pressed by mistake takes it back.</summary>
internal sealed class DoubtTopic(WishReader reader, ChannelProcedures procedures, Opening opening, DialogWords words) : ITopic
{
    public static readonly TimeSpan StaysOpen = TimeSpan.FromMinutes(30);

    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    public TurnResult? Hear(Heard heard)
    {
        var said = heard.Said;
        if (
            heard.State.Doubt is not { IsShown: false } doubt
            || said.IsWordless
            || heard.Context.IsLate
            || heard.Context.Now - doubt.At > StaysOpen
        )
            return null;
        if (
            words.Match(said.Folded, out _) is Command.Stop
            || (doubt.Line is null && IsNo(said))
            || speech.IsTakenBack(said.Folded)
            || speech.IsRevoked(said.Folded)
        )
            return Leave(heard, doubt);
        if (doubt.IsWhich)
            return WhichOne(heard, doubt);
        if (speech.Read(said, words, isShown: false) is { Word: ReportWord.Agree, HasWords: false, Which: null })
            return ReportWishes.LookUp(heard, new FindAskedReport(doubt.Reference, ReportWish.Agree) { Revision = doubt.Revision });
        if (AskedTopic.OfDay(speech, words, said.Text, heard.Context.Now) is not null)
            return ReportWishes.LookUp(
                heard,
                ObjectionTopic.Say(said, heard.State.Asked ?? [], doubt.Reference) with
                {
                    Wish = ReportWish.Agree,
                    Words = null,
                }
            );
        if (speech.Agreement(said.Text, isShown: false) is { } agreed)
            return ReportWishes.LookUp(heard, ObjectionTopic.Agree(said, heard.State.Asked ?? [], doubt.Reference, agreed));
        if (IsAboutSomethingElse(heard, doubt))
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

    private TurnResult Leave(Heard heard, ReportDoubt doubt) =>
        ReportReplies.Tell(
            opening,
            heard with
            {
                State = heard.State with { Doubt = null },
            },
            [doubt.IsWhich ? speech.Say("left", heard.Language) : words.Say(heard.Language, Phrase.ReportLeft, ("number", doubt.Reference))]
        )
            is var told
        && doubt.IsWhich
            ? told
            : told with
            {
                Effects = [.. told.Effects, new AnswerReport(doubt.Reference, doubt.Revision, IsRight: false) { IsLeft = true }],
            };

    /// <summary>Which of several is meant: its number or its day; a yes alone chooses none.</summary>
    private TurnResult? WhichOne(Heard heard, ReportDoubt doubt)
    {
        var (said, asked) = (heard.Said, heard.State.Asked ?? []);
        var wish = Enum.TryParse<ReportWish>(doubt.Wish, out var wanted) ? wanted : ReportWish.See;
        if (reader.NumberIn(said.Text) is { } number)
            return asked.Contains(number) && doubt.Words is { } kept
                ? ReportWishes.LookUp(heard, new FindAskedReport(number, ReportWish.Say) { Words = kept })
                : null;
        var isYes = speech.Read(said, words, isShown: true) is { Word: ReportWord.Agree };
        if (asked.IsEmpty)
            return null;

        // A yes to the one that is left means the words they wrote before, and agrees to nothing.
        if (isYes)
            return doubt.Words is { } before
                ? ReportWishes.LookUp(heard, asked, wish, before, said.Text)
                : ReportWishes.LookUp(heard, asked, ReportWish.Agree, null, said.Text);
        if (HandedInDays.NamedIn(said.Text, heard.Context.Now).Count > 0 || IsName(said))
            return ReportWishes.LookUp(heard, asked, wish, doubt.Words, said.Text);
        return null;
    }

    /// <summary>みゆのほう: a few letters may be who is meant; which of the reports has such a child is looked up.</summary>
    private bool IsName(Said said) =>
        (speech.IsOfOne(said.Folded) || said.Folded.Length is > 1 and <= LongestName)
        && words.Match(said.Folded, out _) is null
        && !words.IsQuestion(said.Folded)
        && words.MatchReport(said.Folded) is null;

    private const int LongestName = 4;

    private static bool IsNo(Said said) => YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: false };

    /// <summary>A command, a procedure's name, another button about a report, or the number of another one.</summary>
    private bool IsAboutSomethingElse(Heard heard, ReportDoubt doubt)
    {
        var said = heard.Said;
        return words.Match(said.Folded, out _) is not null
            || words.MatchReport(said.Folded) is not (null or ReportWord.NoWords)
            || procedures.FindByWord(said, heard.Context) is not null
            || (reader.NumberIn(said.Text) is { } number && (number != doubt.Reference || !SaysMore(said.Folded, number)));
    }

    private bool SaysMore(string folded, string number) =>
        folded.Replace(DialogWords.Fold(number), "", StringComparison.Ordinal).Trim() is { Length: > 0 } beside
        && words.MatchReport(beside) is null;
}
