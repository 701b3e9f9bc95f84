using System.Text.Json;

namespace Channels.Bot.Forms.Fields;

/// <summary>Words that are read and not answered; they stand before the next question.</summary>
internal sealed class NoteField : FieldType
{
    public override string Name => "note";

    public override bool IsAsked => false;

    public static FieldType Create(FieldSource source) => new NoteField();

    public override FieldReading Read(FieldInput input) => new FieldReading.Problem(ProblemCodes.TextExpected);

    public override string Show(JsonElement answer, FieldView view) => "";

    public override bool IsCanonical(JsonElement answer) => false;
}
