using System.Collections.Immutable;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Postal;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>What stays the same during one turn of a form: the procedure, the language, the day on which it was said, the
/// channel.</summary>
internal sealed record Scene(DialogWords Words, Procedure Procedure, string Language, DateTimeOffset SaidAt, ChannelTraits Traits)
{
    /// <summary>What the conversation remembers of earlier submissions.</summary>
    public ImmutableSortedDictionary<string, KeptAnswer> Remembered { get; init; } = FormSession.NoAnswers;

    /// <summary>How children of earlier reports are called.</summary>
    public IReadOnlyList<string> Called { get; init; } = [];

    /// <summary>What is known of postal codes.</summary>
    public IPostalAddresses Postal { get; init; } = NoPostalAddresses.Instance;

    public ProcedureTexts Texts => Procedure.In(Language);

    public string Say(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> figures) => Words.Say(Language, phrase, figures);

    public string Label(Command command) => Words.Label(Language, command);

    public FieldView View(FormSession session, JourneyStep step) =>
        new(
            step.Field,
            Language,
            Words,
            JapanTime.DayOf(SaidAt),
            id => Journey.Of(Procedure, session.Answers).AnswerOf(id, step.Group, step.Item)
        )
        {
            Postal = Postal,
        };

    /// <summary>An answer as the person sees it in a list or an echo.</summary>
    public string Show(FormSession session, JourneyStep step, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null)
            return Skipped(step);
        return IsHidden(step) ? Say(Phrase.HiddenShown) : step.Field.Type.Show(value, View(session, step));
    }

    /// <summary>Nothing was said: there is none of it, or, of somebody's life, they would not say.</summary>
    private string Skipped(JourneyStep step) =>
        Procedure.Privacy is "consultation" && step.Field.In(Language).Skip is { } skip ? skip : Say(Phrase.SkippedShown);

    /// <summary>Not to be read over a shoulder, or in a channel others keep.</summary>
    public bool IsHidden(JourneyStep step) => Traits.KeepsHistory && (step.Field.IsSensitive || step.Group is { IsSensitive: true });

    /// <summary>The name of a question in a list: inside a group with the item's place when there may be several.</summary>
    public string LabelOf(JourneyStep step)
    {
        var label = step.Field.In(Language).Label;
        if (step.IsGate)
            return step.Item == 0 ? label : Say(Phrase.MoreLabel, ("label", label));
        if (step is { Group: { } named, Field.Type: YesNoField } && step.Field.In(Language).IfYes is not null)
            label = named.In(Language).Label; // お子さん1：病気ではない
        return step.Group is null || step.Group.Type is RepeatField { IsSingle: true }
            ? label
            : Say(Phrase.ItemLabel, ("label", label), ("n", Digits.Of(step.Item + 1)));
    }
}
