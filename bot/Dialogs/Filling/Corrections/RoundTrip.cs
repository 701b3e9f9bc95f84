using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Forms.Fields;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>往復やけん, said after a fare: was it twice that much? Asked, and never let pass.</summary>
internal static class RoundTrip
{
    private const int Longest = 24;

    /// <param name="heard">The turn.</param>
    /// <param name="step">The question that is open; null at the check.</param>
    public static TurnResult? Hear(Heard heard, JourneyStep? step)
    {
        var folded = heard.Said.Folded;
        if (folded.Length > Longest || heard.Procedure.KeepsWords is not null || step?.Field.Type is MoneyField)
            return null;
        if (!heard.Scene.Words.SaysThereAndBack(folded))
            return null; // most messages: nothing else is looked at
        var prepared = LongText.Prepare(heard.Said.Text);
        if (prepared.Contains('円', StringComparison.Ordinal) || prepared.Any(char.IsAsciiDigit))
            return null;
        var fare = Journey
            .Of(heard.Procedure, heard.Session.Answers)
            .Steps.FirstOrDefault(s =>
                s is { Group: null, Field.Type: MoneyField }
                && heard.Session.Answers.TryGetValue(s.Path, out var kept)
                && kept.Value.ValueKind is JsonValueKind.Number
            );
        if (fare is null || !heard.Session.Answers[fare.Path].Value.TryGetInt64(out var once))
            return null;
        var twice = fare.Field.Type.Read(
            new FieldInput(heard.Scene.View(heard.Session, fare), $"{Digits.Of((int)once * 2)}円", $"{Digits.Of((int)once * 2)}円", [])
        );
        return twice is FieldReading.Understood { Value: var value } ? Confirming.AskWhetherCorrection(heard, fare, value) : null;
    }
}
