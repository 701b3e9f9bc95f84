using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>Some digits of a number are wrong (最後の数字まちがい、9999じゃなくて9998): they are replaced where exactly one answer holds them. Otherwise
/// nothing changes, and it is asked which answer is meant.</summary>
internal static class DigitCorrections
{
    public static TurnResult? Hear(Heard heard)
    {
        var correction = heard.Scene.Words.ReadCorrection(heard.Said.Text);
        if (correction is not { Instead: { } instead } || Last(instead) is not { Length: > 1 } wrong)
            return null;
        if (First(correction.Text) is not { } right || right.Length != wrong.Length || right == wrong)
            return null;
        var (scene, session) = (heard.Scene, heard.Session);
        var steps = Journey
            .Of(scene.Procedure, session.Answers)
            .Steps.Where(s =>
                s.Field.Type is TextField { HasPattern: true } or PhoneField or MemberNumberField
                && session.Answers.TryGetValue(s.Path, out var kept)
                && kept.Value.ValueKind is JsonValueKind.String
                && Count(kept.Value.GetString()!, wrong) > 0
            )
            .ToList();
        if (steps is not [var step])
            return null;
        var before = session.Answers[step.Path].Value.GetString()!;
        if (Count(before, wrong) != 1 && !before.EndsWith(wrong, StringComparison.Ordinal))
            return FormCommands.Change(heard.Saying(scene.Say(Phrase.ChangeUnclear)));
        var at = before.LastIndexOf(wrong, StringComparison.Ordinal);
        var text = before[..at] + right + before[(at + wrong.Length)..];
        if (
            step.Field.Type.Read(new FieldInput(scene.View(session, step), text, text, []))
            is not FieldReading.Understood { Value: var value }
        )
            return FormCommands.Change(heard.Saying(scene.Say(Phrase.ChangeUnclear)));
        var next = FormMoves.Answer(scene.Procedure, session, step, value, heard.Said.MessageId, out _);
        var row = scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(step)), ("value", scene.Show(next, step, value)));
        return heard.Saying(scene.Say(Phrase.Corrected, ("value", row))).Continue(next with { LastDigest = heard.Said.Digest });
    }

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
            count++;
        return count;
    }

    private static string? Last(string text)
    {
        var folded = JapaneseText.Fold(text).TrimEnd();
        var start = folded.Length;
        while (start > 0 && char.IsAsciiDigit(folded[start - 1]))
            start--;
        return start == folded.Length ? null : folded[start..];
    }

    private static string? First(string text)
    {
        var folded = JapaneseText.Fold(text).TrimStart();
        var end = 0;
        while (end < folded.Length && char.IsAsciiDigit(folded[end]))
            end++;
        return end == 0 ? null : folded[..end];
    }
}
