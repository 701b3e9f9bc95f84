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

    public override FieldReading Read(FieldInput input) =>
        From(PersonNameReader.Read(JapaneseText.CleanName(input.Said)), ProblemCodes.PersonName, name => Canonical.Of(name));

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

    public override FieldReading Read(FieldInput input) =>
        From(
            KanaNameReader.Read(JapaneseText.CleanName(input.Said)),
            ProblemCodes.KanaName,
            name => Canonical.Of(name),
            name => JapaneseText.CountGraphemes(name) > Longest ? new FieldReading.Problem(ProblemCodes.KanaName) : null
        );

    public override string Show(JsonElement answer, FieldView view) => TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => JapaneseText.IsKanaName(TextOf(answer));
}
