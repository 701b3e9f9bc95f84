using System.Collections.Immutable;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>Words that were no answer stay with the form, and go to the office with it.</summary>
internal static class Beside
{
    /// <summary>More is not kept: the office reads it.</summary>
    private const int MostMessages = 200;

    /// <summary>Fewer letters are an answer that missed.</summary>
    private const int FewestOfStory = 15;

    private const int FewestOfWords = 2;

    /// <summary>Of all that was told together, UTF-16 units.</summary>
    private const int MostOfStory = 2000;

    /// <summary>Of all that is kept beside the answers, UTF-16 units.</summary>
    private const int MostBeside = 20_000;

    /// <summary>Fewer letters beside what was understood are politeness.</summary>
    private const int FewLetters = 8;

    /// <summary>Keeps the message when it says more than what was understood of it.</summary>
    public static FormSession Keep(Heard heard, FormSession session, IEnumerable<Mention> mentions)
    {
        var prepared = LongText.Prepare(heard.Said.Text);
        var rest = LongText.Without(prepared, mentions.SelectMany(m => m.Spans));
        return rest.Count(char.IsLetter) >= FewLetters ? Keep(heard, session) : session;
    }

    /// <summary>It tells something: more than a word or a number that missed.</summary>
    public static bool IsTelling(Said said) => said.Folded.Count(char.IsLetter) >= FewestOfStory;

    /// <summary>Where people tell what is wrong, two words may be all they have (腹へった): everything but a number or a single
    /// letter.</summary>
    public static bool IsWords(Heard heard) =>
        heard.Procedure.KeepsWords is not null && heard.Said.Folded.Count(char.IsLetter) >= FewestOfWords;

    /// <summary>What is said to a story as it goes on: not the same words to every line of it.</summary>
    public static Phrase ThanksFor(Heard heard)
    {
        var told =
            heard.Procedure.KeepsWords is { } story && heard.Session.Answers.GetValueOrDefault(story) is { IsSkipped: false } kept
                ? kept.Value.GetString()!.Count(c => c is '\n') + 1
                : 0;
        return told == 0 ? Phrase.ThanksForTelling
            : told % 2 == 1 ? Phrase.ToldMore
            : Phrase.ToldMoreToo;
    }

    /// <summary>The procedure has a place for what people tell.</summary>
    private static FormSession Append(FormSession session, string field, string text, string? messageId)
    {
        var before = session.Answers.GetValueOrDefault(field) is { IsSkipped: false } kept ? kept.Value.GetString() : null;
        var whole =
            before is null ? text
            : before.Contains(text, StringComparison.Ordinal) ? before
            : before + "\n" + text;
        return whole.Length > MostOfStory
            ? KeepAside(session, text, messageId)
            : session with
            {
                Answers = session.Answers.SetItem(field, new KeptAnswer(Canonical.Of(whole), messageId)),
                AskAgain = session.AskAgain.Remove(field),
            };
    }

    /// <summary>Keeps the message beside the answers, never in the story.</summary>
    public static FormSession KeepShort(Heard heard, FormSession session)
    {
        var text = JapaneseText.Clean(heard.Said.Text).Trim();
        var kept = session.AlsoSaid ?? [];
        return text.Length == 0 || kept.Count >= MostMessages || kept.Any(k => k.Text == text)
            ? session
            : session with
            {
                AlsoSaid = kept.Add(new SaidBeside(text, heard.Said.MessageId)),
            };
    }

    /// <summary>Keeps the message.</summary>
    public static FormSession Keep(Heard heard, FormSession session)
    {
        var text = JapaneseText.Clean(heard.Said.Text).Trim();

        // A word or two is no story: that is still asked for.
        if (IsTelling(heard.Said) && heard.Procedure.KeepsWords is { } story)
            return Append(session, story, text, heard.Said.MessageId);
        return KeepAside(session, text, heard.Said.MessageId);
    }

    /// <summary>Keeps words that no question takes; they go to the office with the form. Of one message only the whole.</summary>
    public static FormSession KeepAside(FormSession session, string text, string? messageId)
    {
        var kept = session.AlsoSaid ?? [];
        return
            text.Length == 0
            || kept.Count >= MostMessages
            || kept.Sum(k => k.Text.Length) + text.Length > MostBeside
            || kept.Any(k => k.Text == text || (messageId is not null && k.MessageId == messageId && k.Text.Length >= text.Length))
            ? session
            : session with
            {
                AlsoSaid = kept.Add(new SaidBeside(text, messageId)),
            };
    }
}
