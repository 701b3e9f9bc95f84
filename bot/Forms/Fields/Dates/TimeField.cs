using System.Globalization;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Forms.Fields.Dates;

/// <summary>A time of day. Canonical: <c>"16:30"</c>.</summary>
internal sealed class TimeField(TimeHint hint) : FieldType
{
    internal const string Form = "HH:mm";

    public override string Name => "time";

    public override AnswerKind Kind => AnswerKind.Time;

    public static FieldType Create(FieldSource source) => new TimeField(source.TimeHint());

    /// <summary>By hand: the framework's reader asks the system for today each time, and every answer list passes here.</summary>
    public static TimeOnly? Of(string? text) =>
        text is { Length: 5 }
        && text[2] == ':'
        && char.IsAsciiDigit(text[0])
        && char.IsAsciiDigit(text[1])
        && char.IsAsciiDigit(text[3])
        && char.IsAsciiDigit(text[4])
        && (((text[0] - '0') * 10) + text[1] - '0', ((text[3] - '0') * 10) + text[4] - '0') is (< 24, < 60) and var (hour, minute)
            ? new TimeOnly(hour, minute)
            : null;

    public override FieldReading Read(FieldInput input)
    {
        var reading = TimeReader.Read(input.Said, hint);
        return reading is Reading<TimeOnly>.Impossible { Code: ReadingCodes.TimeVague } && TimeReader.Suggest(input.Said) is { } time
            ? Vague(ReadingCodes.TimeVague, Clock(time))
            : From(reading, ProblemCodes.Time, t => Canonical.Of(Clock(t)));
    }

    /// <summary>Asks for a clear time, and shows one.</summary>
    internal static FieldReading.Problem Vague(string code, string suggestion) =>
        new(code, ("suggestion", suggestion)) { Suggestion = suggestion };

    internal static string Clock(TimeOnly time) => time.ToString(Form, CultureInfo.InvariantCulture);

    public override string Show(JsonElement answer, FieldView view) =>
        Of(TextOf(answer)) is { } time ? Spoken.Time(time, view.Language) : "";

    public override bool IsCanonical(JsonElement answer) => Of(TextOf(answer)) is not null;

    public override IReadOnlyList<CardAction> Buttons(FieldView view) =>
        [
            new()
            {
                Type = ActionTypes.TimePicker,
                Title = view.Words.Say(view.Language, Phrase.Clock),
                Value = "",
            },
        ];
}
