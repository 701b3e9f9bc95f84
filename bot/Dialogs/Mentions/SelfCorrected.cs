using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>妻と子ども2人、いや離婚したけん今は一人: what somebody takes back in the same breath is no answer. Only where both parts speak of the
/// same question; 家賃が払えない、いや電気も adds to it.</summary>
internal static class SelfCorrected
{
    /// <summary>What keeps the places of the other words, and joins none of them.</summary>
    private const char Blank = '、';

    /// <summary>So many corrections a message; more is a story.</summary>
    private const int Most = 4;

    /// <summary>The message without what it takes back, every other word at its place.</summary>
    /// <param name="said">The message.</param>
    /// <param name="read">What a message says of the form.</param>
    /// <param name="answers">Whether a part is an answer to a question, in the words of its options.</param>
    public static Said Without(Said said, Func<Said, IReadOnlyList<Mention>> read, Func<JourneyStep, Said, bool> answers)
    {
        var text = said.Text;
        var from = 0;
        for (var i = 0; i < Most && Afterthoughts.Turn(text, from) is { } turn; i++)
        {
            var start = Clauses.StartOf(text, turn.Start);
            if (IsSame(read(Part(text[start..turn.Start])), text[turn.End..]))
                text = string.Concat(text.AsSpan(0, start), new string(Blank, turn.End - start), text.AsSpan(turn.End));
            from = turn.End;
        }

        return ReferenceEquals(text, said.Text) ? said : said with { Text = text, Folded = DialogWords.Fold(text) };

        Said Part(string part) => said with { Text = part, Folded = DialogWords.Fold(part) };

        bool IsSame(IReadOnlyList<Mention> before, string behind)
        {
            if (before.Count == 0)
                return false;
            var part = Part(behind);
            var named = read(part);
            return before.Any(b =>
                (b.Step.Field.Type is not ChoicesField || !Afterthoughts.Adds(behind))
                && (named.Any(m => m.Step.Path == b.Step.Path) || answers(b.Step, part))
            );
        }
    }
}
