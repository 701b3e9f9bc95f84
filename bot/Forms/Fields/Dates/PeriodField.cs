using System.Globalization;
using System.Text.Json;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Forms.Fields.Dates;

/// <summary>From when to when on the clock. Canonical: <c>{"from":"09:00","to":"11:30"}</c>.</summary>
internal sealed class PeriodField(TimeHint hint, TimeSpan? shortest, TimeSpan? longest) : FieldType
{
    public override string Name => "period";

    public static FieldType Create(FieldSource source)
    {
        TimeSpan? shortest = null;
        TimeSpan? longest = null;
        foreach (var check in source.Checks("longest", "shortest"))
        {
            if (check.Name is "longest")
                longest = source.DurationOf(check);
            else
                shortest = source.DurationOf(check);
        }

        return new PeriodField(source.TimeHint(), shortest, longest);
    }

    public static Period? Of(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Object
        && answer.TryGetProperty("from", out var from)
        && TimeField.Of(TextOf(from)) is { } start
        && answer.TryGetProperty("to", out var to)
        && TimeField.Of(TextOf(to)) is { } end
            ? new Period(start, end)
            : null;

    public override FieldReading Read(FieldInput input)
    {
        var language = input.View.Language;
        var reading = PeriodReader.Read(input.Said, hint);
        if (reading is Reading<Period>.Impossible { Code: ReadingCodes.PeriodVague } && PeriodReader.Suggest(input.Said) is { } meant)
            return TimeField.Vague(ReadingCodes.PeriodVague, $"{TimeField.Clock(meant.From)}〜{TimeField.Clock(meant.To)}");
        var answer = From(reading, ProblemCodes.Period, Write, period => Problem(period, language));
        return answer is FieldReading.Problem { Code: ReadingCodes.PeriodEndMissing or ProblemCodes.Period } problem
            ? PeriodHalves.In(problem, input, hint)
            : answer;
    }

    public override FieldReading Complete(FieldInput input, JsonElement half)
    {
        var whole = Read(input);
        if (whole is not FieldReading.Problem { Code: ReadingCodes.PeriodEndMissing or ProblemCodes.Period })
            return whole;
        return
            PeriodHalves.Joined(half, input.Said) is { } said
            && Read(input with { Said = said, Folded = DialogWords.Fold(said) }) is var joined
            ? joined is FieldReading.Problem { Half: not null }
                ? whole
                : joined
            : whole;
    }

    public override FieldFinding? FindIn(FieldInput input, string prepared)
    {
        var language = input.View.Language;
        return PeriodFinder.Find(prepared, hint) is { } found
            ? FieldFinding.Of(From(found.Reading, ProblemCodes.Period, Write, period => Problem(period, language)), found.Spans)
            : null;
    }

    /// <summary>One time alone is the end (4時半だった), or the start when it says so (1時半からだった) or takes the place of it
    /// (1時じゃなくて2時). A length alone counts from the start.</summary>
    public override FieldReading Correct(FieldInput input, JsonElement before)
    {
        var whole = Read(input);
        if (
            whole is not FieldReading.Problem { Code: ReadingCodes.PeriodEndMissing or ProblemCodes.Period }
            || Of(before) is not { } period
        )
            return whole;
        var start = input.View.Words.FindStartWord(input.Said) ?? (IsOfStart(input, period) ? input.Said.Length : null);
        var said = start is { } at
            ? $"{input.Said[..at]}から{period.To.ToString(TimeField.Form, CultureInfo.InvariantCulture)}"
            : $"{period.From.ToString(TimeField.Form, CultureInfo.InvariantCulture)}から{input.Said}";
        var part = Read(input with { Said = said, Folded = DialogWords.Fold(said) });
        return part is FieldReading.Problem ? whole : part;
    }

    private bool IsOfStart(FieldInput input, Period period) =>
        input.Instead is { } instead
        && !input.View.Words.IsEnd(LongText.Prepare(input.Said))
        && Read(input with { Said = $"{instead}から{period.To.ToString(TimeField.Form, CultureInfo.InvariantCulture)}", Instead = null })
            is FieldReading.Understood { Value: var before }
        && Of(before)?.From == period.From;

    public override string Show(JsonElement answer, FieldView view) => Of(answer) is { } period ? Spoken.Period(period, view.Language) : "";

    public override string ShowShort(JsonElement answer, FieldView view) =>
        Of(answer) is { } period
            ? view.Words.Say(view.Language, Phrase.ShortPeriod, ("from", Digits(period.From)), ("to", Digits(period.To)))
            : "";

    public override IReadOnlyList<string> Parts => ["from", "to"];

    public override bool IsCanonical(JsonElement answer) => Of(answer) is not null;

    /// <summary>As an answer of this type is kept.</summary>
    public static JsonElement Write(Period period) =>
        Canonical.Of(
            ("from", period.From.ToString(TimeField.Form, CultureInfo.InvariantCulture)),
            ("to", period.To.ToString(TimeField.Form, CultureInfo.InvariantCulture))
        );

    private static string Digits(TimeOnly time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    private FieldReading.Problem? Problem(Period period, string language)
    {
        if (longest is { } most && period.Minutes > most.TotalMinutes)
        {
            return new(
                ProblemCodes.PeriodTooLong,
                ("longest", Spoken.Duration((int)most.TotalMinutes, language)),
                ("length", Spoken.Duration(period.Minutes, language))
            );
        }

        return shortest is { } least && period.Minutes < least.TotalMinutes
            ? new(ProblemCodes.PeriodTooShort, ("shortest", Spoken.Duration((int)least.TotalMinutes, language)))
            : null;
    }
}
