using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>One question of a journey.</summary>
/// <param name="Path">Where its answer is kept: <c>date</c>, <c>children[0].child</c>, <c>children[1]</c> ("one more?").</param>
/// <param name="Field">What is asked.</param>
/// <param name="Group">The repeat group it belongs to, or null.</param>
/// <param name="Item">Place in the group, from 0.</param>
/// <param name="Number">Which of the procedure's questions it is, for the progress; a whole group is one.</param>
internal sealed record JourneyStep(string Path, Field Field, Field? Group, int Item, int Number)
{
    /// <summary>It asks whether there is one more.</summary>
    public bool IsGate => Field.Type is RepeatField;

    /// <summary>What its buttons call it, wherever they are still on a screen.</summary>
    public string NameIn(Procedure procedure) => $"{procedure.Id}/{Digits.Of(procedure.Version)}/{Path}";

    public bool Is(Field field, Field? group, int item, int number) => Field == field && Group == group && Item == item && Number == number;
}
