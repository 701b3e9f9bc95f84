using System.Globalization;
using System.Text.Json;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Forms.Conditions;

/// <summary>A value written in a condition, of the kind of the answer it is compared with.</summary>
/// <param name="Kind">Kind of both sides.</param>
/// <param name="Text">The word, for options and texts.</param>
/// <param name="Number">The number; for a day its number since 0001-01-01, for a time its minutes since midnight.</param>
internal sealed record Literal(AnswerKind Kind, string Text, long Number)
{
    public static Literal Word(AnswerKind kind, string word) => new(kind, word, 0);

    /// <summary>Reads a number, a date or a time as conditions write them; null when it is none.</summary>
    public static Literal? Measure(AnswerKind kind, string text) =>
        kind switch
        {
            AnswerKind.Number when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => new(
                kind,
                text,
                number
            ),
            AnswerKind.Date
                when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => new(
                kind,
                text,
                date.DayNumber
            ),
            AnswerKind.Time when TimeField.Of(text) is { } time => new(kind, text, (time.Hour * 60) + time.Minute),
            _ => null,
        };

    public bool Compares(JsonElement answer, Comparison how)
    {
        switch (Kind)
        {
            case AnswerKind.Options:
                return answer.ValueKind is JsonValueKind.Array && answer.EnumerateArray().Any(o => o.ValueEquals(Text));
            case AnswerKind.Option or AnswerKind.Text:
                var same =
                    answer.ValueKind is JsonValueKind.String
                    && (
                        answer.ValueEquals(Text)
                        || (Kind is AnswerKind.Text && DialogWords.Fold(answer.GetString()!) == DialogWords.Fold(Text))
                    );
                return how is Comparison.Is ? same : !same;
            default:
                return Measured(answer) is { } measured && Ordered(measured, how);
        }
    }

    /// <summary>The answer that measures the given number: how lint tries a condition out.</summary>
    public static JsonElement Answer(AnswerKind kind, long number) =>
        kind switch
        {
            AnswerKind.Date => Canonical.Of(
                DateOnly
                    .FromDayNumber((int)Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber))
                    .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ),
            AnswerKind.Time => Canonical.Of(
                TimeOnly.MinValue.AddMinutes(Math.Clamp(number, 0, 1439)).ToString(TimeField.Form, CultureInfo.InvariantCulture)
            ),
            _ => Canonical.Of(number),
        };

    private long? Measured(JsonElement answer) =>
        Kind switch
        {
            AnswerKind.Number when answer.ValueKind is JsonValueKind.Number && answer.TryGetInt64(out var number) => number,
            AnswerKind.Date when DateField.Of(answer) is { } date => date.DayNumber,
            AnswerKind.Time when answer.ValueKind is JsonValueKind.String && TimeField.Of(answer.GetString()) is { } time => (
                time.Hour * 60
            ) + time.Minute,
            _ => null,
        };

    private bool Ordered(long measured, Comparison how) =>
        how switch
        {
            Comparison.Is => measured == Number,
            Comparison.IsNot => measured != Number,
            Comparison.Less => measured < Number,
            Comparison.More => measured > Number,
            Comparison.AtMost => measured <= Number,
            Comparison.AtLeast => measured >= Number,
            _ => false,
        };
}
