using System.Globalization;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Fields.Options;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Forms.Fields;

/// <summary>One or more options in one message. Canonical: a list of ids in the order of the definition.</summary>
/// <param name="options">Their ids.</param>
/// <param name="most">So many at most.</param>
/// <param name="asksMore">After one it is asked whether there are others.</param>
/// <param name="alone">Options beside which no other makes sense (ない), besides those whose id says so.</param>
/// <param name="limits">How many submissions may choose an option.</param>
internal sealed class ChoicesField(
    IReadOnlyList<string> options,
    int most,
    bool asksMore,
    IReadOnlySet<string> alone,
    IReadOnlyDictionary<string, int> limits
) : FieldType
{
    /// <summary>Of a longer list a story names a few of those that are meant: it is asked whether that was all.</summary>
    private const int FewOptions = 8;

    public override string Name => "choices";

    public override AnswerKind Kind => AnswerKind.Options;

    public override bool IsWording => true;

    public override IReadOnlyList<string> Options => options;

    public override IReadOnlyDictionary<string, int> Limits => limits;

    public static FieldType Create(FieldSource source)
    {
        var options = source.Options();
        return new ChoicesField(
            options,
            source.Map.Whole("most", 1, 100) ?? options.Count,
            !source.Map.Flag("one-tap"),
            OptionSettings.Alone(source, options),
            OptionSettings.Limits(source, options)
        );
    }

    /// <summary>No other option makes sense beside it.</summary>
    public bool IsAlone(string option) => OptionReader.StandsAlone(option) || alone.Contains(option);

    /// <summary>One was chosen that others may stand beside: there may be more.</summary>
    public bool MayHaveMore(JsonElement answer) =>
        asksMore && answer.ValueKind is JsonValueKind.Array && answer.GetArrayLength() == 1 && most > 1 && !IsAlone(TextOf(answer[0]));

    /// <summary>What was chosen with these added, or without the one that is chosen already; null where it would be none.</summary>
    public JsonElement? Toggled(JsonElement before, JsonElement now)
    {
        var (chosen, named) = (IdsOf(before), IdsOf(now));
        var next =
            named is [var one] && chosen.Contains(one) ? chosen.Where(c => c != one)
            : named.Any(IsAlone) ? named
            : chosen.Where(c => !IsAlone(c)).Union(named);
        string[] inOrder = [.. options.Where(next.ToHashSet().Contains).Take(most)];
        return inOrder.Length == 0 ? null : Canonical.Of(inOrder);
    }

    public static string[] IdsOf(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Array ? [.. answer.EnumerateArray().Select(TextOf)] : [];

    public override FieldReading Read(FieldInput input) =>
        OneOfMany(input) is { } either ? either : FieldFinding.OrTold(OptionsIn(input), input, FindIn);

    /// <summary>預かりました alone: which of the kinds of care is asked.</summary>
    private FieldReading.Unsure? OneOfMany(FieldInput input) =>
        !asksMore && most > 1 && OptionMentions.OneOfMany(input.Folded, input.View) is { } sets
            ? new FieldReading.Unsure([.. sets.Select(set => Canonical.Of(set.Select(i => options[i])))])
            : null;

    private FieldReading OptionsIn(FieldInput input) =>
        OptionReader
            .Read(input, several: true)
            .As(chosen =>
                chosen.Length > most
                    ? new FieldReading.Problem(ProblemCodes.ChoicesTooMany, ("most", most.ToString(CultureInfo.InvariantCulture)))
                : chosen.Length > 1 && chosen.Select(i => options[i]).FirstOrDefault(alone.Contains) is { } one
                    ? new FieldReading.Problem(ProblemCodes.ChoicesAlone, ("option", OptionReader.Label(one, input.View)))
                : new FieldReading.Understood(Canonical.Of(chosen.Select(i => options[i])))
            );

    public override FieldFinding? FindIn(FieldInput input, string prepared)
    {
        var found = input.View.Field.Told.FindOptions(prepared);
        if (OneOfMany(input) is { } either && !found.Any(f => either.Values.Any(v => IsOnlyIn(either, v, options[f.Option]))))
        {
            // お迎えと預かり: what is sure is kept, and of the rest is asked which it was.
            IReadOnlyList<Span> places = [.. found.Select(f => f.Span)];
            string[] sure = [.. options.Where(o => either.Values.All(v => IdsOf(v).Contains(o)))];
            return sure.Length == 0
                ? new FieldFinding(either, places)
                : new FieldFinding(new FieldReading.Understood(Canonical.Of(sure)), places) { More = either.Values };
        }

        if (found.Count == 0 || found.Count > most)
            return null;
        IReadOnlyList<Span> spans = [.. found.Select(f => f.Span)];
        var others = found.Where(f => options[f.Option] is not "none").ToList();
        if (others.Count > 0 && others.Count < found.Count)
            return new FieldFinding(
                new FieldReading.Unsure([
                    Canonical.Of(others.Select(f => f.Option).Order().Select(i => options[i])),
                    Canonical.Of(["none"]),
                ]),
                spans
            );
        var chosen = Canonical.Of(found.Select(f => f.Option).Order().Select(i => options[i]));
        return new FieldFinding(
            options.Count > FewOptions ? new FieldReading.Unsure([chosen]) : new FieldReading.Understood(chosen),
            spans
        );
    }

    /// <summary>The words for longer sentences say which of the many it was.</summary>
    private static bool IsOnlyIn(FieldReading.Unsure either, JsonElement value, string option) =>
        IdsOf(value).Contains(option) && !either.Values.All(v => IdsOf(v).Contains(option));

    public override string Show(JsonElement answer, FieldView view) =>
        answer.ValueKind is JsonValueKind.Array
            ? string.Join(
                view.Words.Say(view.Language, Phrase.ListSeparator),
                answer.EnumerateArray().Select(a => OptionReader.Label(TextOf(a), view))
            )
            : "";

    public override bool IsCanonical(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Array
        && answer.GetArrayLength() > 0
        && answer.EnumerateArray().All(a => options.Contains(TextOf(a)));

    public override IReadOnlyList<CardAction> Buttons(FieldView view) => OptionReader.Buttons(options, view);
}
