using Channels.Bot.Conversations;
using Channels.Bot.Forms.Fields;
using Channels.Text;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>What is left of a message without what of it stands in the answers as it was said.</summary>
/// <param name="Rest">The rest.</param>
/// <param name="IsSomethingTaken">Some of it is an answer.</param>
/// <param name="IsDenied">It opens with a no.</param>
internal readonly record struct Consumed(string Rest, bool IsSomethingTaken, bool IsDenied = false)
{
    /// <summary>A sign of meaning (kanji, katakana, a letter, a figure) weighs as much as two of grammar.</summary>
    private const int Meaning = 2;

    /// <summary>Behind an answer の人です says nothing more.</summary>
    private const int BesideAnswer = 4;

    private const int Alone = 2;

    /// <summary>It says something that no answer shows. A no before an answer (いや、お金はあります) says more than the answer does.</summary>
    public bool IsWorth => Weight(Rest) >= (IsSomethingTaken && !IsDenied ? BesideAnswer : Alone);

    /// <param name="scene">The form.</param>
    /// <param name="was">Before the message.</param>
    /// <param name="now">After it.</param>
    /// <param name="said">The message.</param>
    public static Consumed Left(Scene scene, FormSession was, FormSession now, Said said)
    {
        var journey = Journey.Of(scene.Procedure, now.Answers);
        var prepared = LongText.Prepare(scene.Words.WithoutPoliteEnding(said.Folded));
        var whole = prepared;
        foreach (var step in journey.Steps.Concat(journey.Ahead().ToList()))
        {
            if (
                now.Answers.GetValueOrDefault(step.Path) is not { IsSkipped: false } kept
                || (was.Answers.TryGetValue(step.Path, out var old) && ReferenceEquals(old, kept))
            )
                continue;
            foreach (var shown in Shown(scene, now, step, kept).Where(s => s.Length > 0).OrderByDescending(s => s.Length))
                prepared = prepared.Replace(LongText.Prepare(shown), " ", StringComparison.Ordinal);
            if (kept.Value.ValueKind is System.Text.Json.JsonValueKind.String)
                prepared = WithoutDigits(prepared, kept.Value.GetString()!);
            if (step.Field.Type is { IsFreeText: false, Options.Count: 0 })
            {
                var input = new FieldInput(scene.View(was, step), said.Text, said.Folded, []);
                if (whole.Length == prepared.Length && step.Field.Type.FindIn(input, prepared) is { Spans: { Count: > 0 } spans })
                    prepared = LongText.Without(prepared, spans);
            }
        }

        var isTaken = prepared != whole;
        var opening = isTaken ? YesNoReader.FindOpening(whole) : null;
        if (opening is not null)
            prepared = prepared[Math.Min(opening.Spans[^1].End, prepared.Length)..];
        return new Consumed(prepared, isTaken, opening is { Reading: Reading<bool>.Found { Value: false } });
    }

    /// <summary>The answer as it is shown, and what stands for it on its button and beside it.</summary>
    private static IEnumerable<string> Shown(Scene scene, FormSession now, JourneyStep step, KeptAnswer kept)
    {
        var type = step.Field.Type;
        var shown = type.Show(kept.Value, scene.View(now, step));
        yield return shown;
        yield return kept.Value.ValueKind is System.Text.Json.JsonValueKind.String ? kept.Value.GetString()! : kept.Value.GetRawText();
        if (type.Options.Count == 0)
            yield break;
        foreach (var language in scene.Procedure.Texts.Keys)
        {
            var options = type.OwnTexts is { } own ? scene.Words.FieldTexts(language, own).Options : step.Field.In(language).Options;
            foreach (var (id, texts) in options)
            {
                if (!kept.Value.GetRawText().Contains('"' + id + '"', StringComparison.Ordinal))
                    continue;
                yield return texts.Label;
                foreach (var word in texts.Also)
                    yield return word;
            }
        }
    }

    /// <summary>A telephone number however it is written.</summary>
    private static string WithoutDigits(string prepared, string digits)
    {
        if (digits.Length < FewestDigits || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return prepared;
        for (var start = 0; start < prepared.Length; start++)
        {
            var (at, found) = (start, 0);
            while (
                at < prepared.Length
                && found < digits.Length
                && (prepared[at] == digits[found] || (found > 0 && !char.IsLetterOrDigit(prepared[at])))
            )
                found += prepared[at++] == digits[found] ? 1 : 0;
            if (found == digits.Length)
                return LongText.Without(prepared, [new Span(start, at)]);
        }

        return prepared;
    }

    private const int FewestDigits = 4;

    /// <summary>How much is said, without regard to grammar.</summary>
    public static int Weight(string text)
    {
        var weight = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                weight += c is >= '\u3040' and <= '\u309F' ? 1 : Meaning;
        }

        return weight;
    }
}
