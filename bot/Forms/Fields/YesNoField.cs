using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Forms.Fields;

/// <summary>Yes or no. Canonical: <c>true</c> or <c>false</c>.</summary>
internal sealed class YesNoField : FieldType
{
    public override string Name => "yes-no";

    public override AnswerKind Kind => AnswerKind.YesNo;

    public override bool IsEchoed => false;

    public override bool TakesNumbers => false;

    public static FieldType Create(FieldSource source) => new YesNoField();

    /// <summary>What is told decides over the はい before it (はい、元気です); a yes that only agrees (合っとるよ) is asked about.</summary>
    public override FieldReading Read(FieldInput input)
    {
        var plain = Plain(input);
        if (plain is not FieldReading.Understood { Value.ValueKind: var said } || input.View.Words.ReadNumber(input.Folded) is not null)
            return FieldFinding.OrTold(plain, input, FindIn);
        var isFact = input.View.Field.Type is YesNoField;
        if (isFact && FindIn(input, LongText.Prepare(input.Said))?.Reading is FieldReading.Understood { Value: var told })
            return told.ValueKind == said ? plain
                : said is JsonValueKind.True ? new FieldReading.Understood(told)
                : new FieldReading.Unsure([Canonical.Yes, Canonical.No]);
        return said is JsonValueKind.True && YesNoReader.IsAgreement(input.Said)
            ? new FieldReading.Unsure([Canonical.Yes, Canonical.No])
            : plain;
    }

    private static FieldReading Plain(FieldInput input) =>
        input.View.Words.ReadNumber(input.Folded) switch
        {
            1 => new FieldReading.Understood(Canonical.Yes),
            2 => new FieldReading.Understood(Canonical.No),
            _ when AsShown(input) is { } shown => new FieldReading.Understood(shown ? Canonical.Yes : Canonical.No),
            _ => From(ReadWords(input), ProblemCodes.YesNo, Canonical.Of),
        };

    /// <summary>What the form itself shows for an answer can be said: not sick.</summary>
    private static bool? AsShown(FieldInput input)
    {
        var texts = input.View.Field.In(input.View.Language);
        return Is(texts.IfNo) ? false
            : Is(texts.IfYes) ? true
            : null;

        bool Is(string? shown) => shown is not null && DialogWords.Fold(shown) == input.Folded;
    }

    /// <summary>すみません、いいえ: a word of politeness before it changes nothing; はい、少し熱がありました says why.</summary>
    private static Reading<bool> ReadWords(FieldInput input)
    {
        var whole = YesNoReader.ReadSentence(input.Said);
        return whole is Reading<bool>.None && input.View.Words.ReadCorrection(input.Said) is { IsOpened: true } opened
            ? YesNoReader.ReadSentence(opened.Text)
            : whole;
    }

    /// <summary>Words that mean yes or no to this question: 熱があった.</summary>
    public override FieldFinding? FindIn(FieldInput input, string prepared) =>
        input.View.Field.Told.FindOptions(prepared) switch
        {
            var sure when sure.Any(f => f.Option == ToldWords.SurelyNo) => new FieldFinding(
                new FieldReading.Understood(Canonical.No),
                [.. sure.Select(f => f.Span)]
            ),
            var maybe when maybe.Any(f => f.Option == ToldWords.Maybe) && !maybe.Any(f => f.Option == 0) => new FieldFinding(
                new FieldReading.Unsure([Canonical.Yes, Canonical.No]),
                [.. maybe.Select(f => f.Span)]
            ),
            [var only] => new FieldFinding(new FieldReading.Understood(only.Option == 0 ? Canonical.Yes : Canonical.No), [only.Span]),
            [_, _, ..] both => new FieldFinding(new FieldReading.Unsure([Canonical.Yes, Canonical.No]), [.. both.Select(b => b.Span)]),
            _ when input.View.Field.Told.FindDenied(prepared, option: 0) is { } denied => new FieldFinding(
                new FieldReading.Understood(Canonical.No),
                [denied]
            ),
            _ => null,
        };

    public override string Show(JsonElement answer, FieldView view) =>
        (answer.ValueKind is JsonValueKind.True ? view.Field.In(view.Language).IfYes : view.Field.In(view.Language).IfNo)
        ?? view.Words.Say(view.Language, answer.ValueKind is JsonValueKind.True ? Phrase.Yes : Phrase.No);

    public override bool IsCanonical(JsonElement answer) => answer.ValueKind is JsonValueKind.True or JsonValueKind.False;

    public override IReadOnlyList<CardAction> Buttons(FieldView view) =>
        [new() { Title = view.Words.Say(view.Language, Phrase.Yes) }, new() { Title = view.Words.Say(view.Language, Phrase.No) }];
}
