using System.Globalization;
using System.Text.Json;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Forms.Fields.People;

/// <summary>
/// An address as people write it. With <c>postal-code</c> naming a field above, and a file of postal codes configured, the town is
/// known: it stands under the question, and who writes only the house number is asked whether the whole is right. Canonical: the text.
/// </summary>
internal sealed class AddressField(string? postalCode, int longest) : FieldType
{
    private const int MostShown = 4;

    public override string Name => "address";

    public override AnswerKind Kind => AnswerKind.Text;

    public override bool IsFreeText => true;

    public override IEnumerable<string> LooksAt => postalCode is null ? [] : [postalCode];

    public static FieldType Create(FieldSource source) =>
        new AddressField(source.Map.Text("postal-code"), source.Map.Whole("longest", 1, 300) ?? 120);

    public override FieldReading Read(FieldInput input)
    {
        var text = JapaneseText.Clean(input.Said).ReplaceLineEndings(" ").Trim();
        if (!text.Any(char.IsLetterOrDigit))
            return new FieldReading.Problem(ProblemCodes.Address);
        var towns = Towns(input.View);
        if (towns.Count > 0 && char.IsAsciiDigit(input.Folded[0]))
        {
            return towns is [var town]
                ? Fitting(town + text) is FieldReading.Understood whole
                    ? new FieldReading.Unsure([whole.Value])
                    : Fitting(text)
                : new FieldReading.Problem(ProblemCodes.AddressTown);
        }

        return towns.Any(t => DialogWords.Fold(t) == input.Folded) ? new FieldReading.Problem(ProblemCodes.AddressNumber) : Fitting(text);
    }

    public override string? Hint(FieldView view)
    {
        var towns = Towns(view);
        return towns.Count == 0
            ? null
            : view.Words.Say(
                view.Language,
                towns.Count == 1 ? Phrase.TownKnown : Phrase.TownsKnown,
                ("towns", string.Join(view.Words.Say(view.Language, Phrase.ListSeparator), towns.Take(MostShown)))
            );
    }

    public override string Show(JsonElement answer, FieldView view) => TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => TextOf(answer).Length > 0;

    private FieldReading Fitting(string text)
    {
        var length = JapaneseText.CountGraphemes(text);
        return length <= longest
            ? new FieldReading.Understood(Canonical.Of(text))
            : new FieldReading.Problem(ProblemCodes.TextTooLong, ("longest", Digits(longest)), ("length", Digits(length)));
    }

    private IReadOnlyList<string> Towns(FieldView view) =>
        postalCode is not null && view.AnswerOf(postalCode) is { } code ? view.Postal.Find(TextOf(code)) : [];

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
