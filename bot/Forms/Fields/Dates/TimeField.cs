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

    public static TimeOnly? Of(string? text) =>
        TimeOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

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
