using System.Text.Json;
using Channels.Text;
using Channels.Text.Names;

namespace Channels.Bot.Forms.Fields.People;

/// <summary>A person's name, spelling variants kept (﨑, 髙). Canonical: the name as written.</summary>
internal sealed class PersonNameField : FieldType
{
    public override string Name => "person-name";

    public override AnswerKind Kind => AnswerKind.Text;

    public override bool IsFreeText => true;

    public override bool IsSaidBack => true;

    public static FieldType Create(FieldSource source) => new PersonNameField();

<<<<<<< HEAD
    public override FieldReading Read(FieldInput input)
    {
        var name = JapaneseText.CleanName(input.Said).ReplaceLineEndings(" ").Trim();
        return name.Any(char.IsLetter) && !name.Any(char.IsDigit) && JapaneseText.CountGraphemes(name) <= Longest
            ? new FieldReading.Understood(Canonical.Of(name))
            : new FieldReading.Problem(ProblemCodes.PersonName);
    }
=======
    public override FieldReading Read(FieldInput input) =>
        From(PersonNameReader.Read(input.Said), ProblemCodes.PersonName, name => Canonical.Of(name));
>>>>>>> main

    public override string Show(JsonElement answer, FieldView view) => TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => TextOf(answer).Length > 0;
}

/// <summary>A name's reading. Canonical: katakana with single spaces.</summary>
internal sealed class KanaNameField : FieldType
{
    private const int Longest = 60;

    public override string Name => "kana-name";

    public override AnswerKind Kind => AnswerKind.Text;

    public override bool IsFreeText => true;

    public override bool IsSaidBack => true;

    public static FieldType Create(FieldSource source) => new KanaNameField();

<<<<<<< HEAD
    public override FieldReading Read(FieldInput input)
    {
        var name = string.Join(
            ' ',
            JapaneseText.ToKatakana(JapaneseText.CleanName(input.Said)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
=======
    public override FieldReading Read(FieldInput input) =>
        From(
            KanaNameReader.Read(input.Said),
            ProblemCodes.KanaName,
            name => Canonical.Of(name),
            name => JapaneseText.CountGraphemes(name) > Longest ? new FieldReading.Problem(ProblemCodes.KanaName) : null
>>>>>>> main
        );

    public override string Show(JsonElement answer, FieldView view) => TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => JapaneseText.IsKanaName(TextOf(answer));
}
