using System.Collections.Immutable;
using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>A form into which what a message says was filled: only questions that nobody had answered.</summary>
/// <param name="Session">With the new answers.</param>
/// <param name="Rows">What was understood, a label and a value each.</param>
/// <param name="Against">What contradicts an answer that was given before.</param>
internal sealed record Filled(FormSession Session, IReadOnlyList<string> Rows, IReadOnlyList<Mention> Against)
{
    /// <summary>So many questions open one another.</summary>
    private const int Rounds = 3;

    private static readonly ImmutableSortedDictionary<string, PendingAnswer> NoDoubts = ImmutableSortedDictionary.Create<
        string,
        PendingAnswer
    >(StringComparer.Ordinal);

    public bool IsNothing => Rows.Count == 0 && Against.Count == 0;

    /// <param name="scene">The form.</param>
    /// <param name="session">As it was.</param>
    /// <param name="mentions">What the message says.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="mayReplaceSkipped">At the check an answer left out may still be given.</param>
    public static Filled With(
        Scene scene,
        FormSession session,
        IEnumerable<Mention> mentions,
        string? messageId,
        bool mayReplaceSkipped = false
    )
    {
        List<string> rows = [];
        List<Mention> against = [];
        var next = session;
        foreach (var mention in mentions.Where(m => m.IsSure || IsGiven(session, m) || IsDoubt(m)))
        {
            var given = next.Answers.GetValueOrDefault(mention.Step.Path);
            if (given is not null && mention is { IsSure: true } && mention.Step.Path == next.Known && IsContrary(mention, given.Value))
            {
                // Nobody said it: what is said now counts, and is asked about when it is handed in.
                next = next with
                {
                    Known = null,
                    Answers = next.Answers.Remove(mention.Step.Path),
                };
                given = null;
            }

            if (given is not null && mention.IsSure && IsUnknown(mention.Step, given.Value))
            {
                // わからない, and later 戸畑区: nothing is contradicted.
                next = next with
                {
                    Answers = next.Answers.Remove(mention.Step.Path),
                };
                given = null;
            }

            if (given is not null && !(given.IsSkipped && mayReplaceSkipped))
            {
                if (!given.IsSkipped && IsContrary(mention, given.Value))
                    against.Add(mention);
                continue;
            }

            if (given is null && !mention.IsSure)
                next = Remember(next, mention, messageId);
            if (!mention.IsSure || (given is { IsSkipped: true } && mention.Value.ValueKind is JsonValueKind.Null))
                continue;
            next = Fill(scene.Procedure, next, mention, messageId);
            rows.Add(Row(scene, next, mention));
        }

        return new Filled(next with { Mode = session.Mode, Tries = session.Tries, Page = session.Page }, rows, against);
    }

    /// <summary>What was filled in may open a question that the message speaks of too (電話をください。090…), and that one another.</summary>
    /// <param name="scene">The form.</param>
    /// <param name="said">The message.</param>
    /// <param name="current">The question that is open.</param>
    /// <param name="before">The session before the message answered the open question: only what that opened is new.</param>
    public Filled Again(Scene scene, Said said, JourneyStep? current, FormSession? before = null)
    {
        var filled = this;
        for (var round = 0; round < Rounds && (before is not null || filled.Rows.Count > 0); round++)
        {
            var more = filled.Once(scene, said, current, before);
            if (ReferenceEquals(more, filled))
                break;
            filled = more;
        }

        return filled;
    }

    private Filled Once(Scene scene, Said said, JourneyStep? current, FormSession? before)
    {
        var known = before is null ? null : Journey.Of(scene.Procedure, before.Answers);
        var opened = MessageReader
            .Read(
                scene,
                Session,
                said,
                current,
                only: step => step.Path != current?.Path && !Session.Answers.ContainsKey(step.Path) && known?.Find(step.Path) is null
            )
            .ToList();
        var more = With(scene, Session, opened, said.MessageId);
        return more.Rows.Count == 0 ? this : more with { Rows = [.. Rows, .. more.Rows], Against = Against };
    }

    private static bool IsGiven(FormSession session, Mention mention) => session.Answers.ContainsKey(mention.Step.Path);

    /// <summary>An amount, a day or a time that may be meant in two ways is asked about when its question comes (210円の往復).</summary>
    private static bool IsDoubt(Mention mention) =>
        mention is { IsSure: false, Step: { Group: null, Field.Type: MoneyField or PeriodField or DateField } };

    private static FormSession Remember(FormSession session, Mention mention, string? messageId) =>
        session with
        {
            Doubts = (session.Doubts ?? NoDoubts).SetItem(mention.Step.Path, new PendingAnswer([.. mention.Values], messageId, null)),
        };

    /// <summary>Options beside those given are more, not other; a name, a yes and an amount are words of many things.</summary>
    private static bool IsContrary(Mention mention, JsonElement given) =>
        mention.Step.Field.Type is not (ChoicesField or TextField or YesNoField or ConsentField or MoneyField or NumberField)
        && mention.Step.Group is null
        && mention.Value.ValueKind is not JsonValueKind.Null
        && !mention.Values.Any(v => JsonElement.DeepEquals(v, given));

    /// <summary>It was answered that it is not known.</summary>
    public static bool IsUnknown(JourneyStep step, JsonElement given) =>
        given is { ValueKind: JsonValueKind.String } && given.GetString() is Unknown && step.Field.Type.Options.Contains(Unknown);

    private const string Unknown = "unknown";

    private static FormSession Fill(Procedure procedure, FormSession session, Mention mention, string? messageId)
    {
        var next = FormMoves.Answer(procedure, session, mention.Step, mention.Value, messageId, out _);
        if (mention.Step is { IsGate: true, Group: { Type: RepeatField more } children } && mention.Names.Count > 0)
            return Children(next, children, more, mention, messageId);
        for (
            var item = 1;
            item < mention.Names.Count && mention.Step.Group is { Type: RepeatField group } field && item < group.AtMost;
            item++
        )
        {
            next = next with
            {
                Answers = next
                    .Answers.SetItem(Journey.PathOf(field, item), new KeptAnswer(Canonical.Yes, messageId))
                    .SetItem(Journey.PathOf(field, item, mention.Step.Field), new KeptAnswer(Canonical.Of(mention.Names[item]), messageId)),
            };
        }

        return next;
    }

    /// <summary>「はい、はなちゃんも」: the next items of the group, by their names.</summary>
    private static FormSession Children(FormSession session, Field group, RepeatField type, Mention mention, string? messageId)
    {
        var called = type.Children.First(c => c.Type is TextField { HoldsName: true });
        var answers = session.Answers;
        for (var place = 0; place < mention.Names.Count && mention.Step.Item + place < type.AtMost; place++)
        {
            var item = mention.Step.Item + place;
            answers = answers
                .SetItem(Journey.PathOf(group, item), new KeptAnswer(Canonical.Yes, messageId))
                .SetItem(Journey.PathOf(group, item, called), new KeptAnswer(Canonical.Of(mention.Names[place]), messageId));
        }

        return session with
        {
            Answers = answers,
        };
    }

    private static string Row(Scene scene, FormSession session, Mention mention)
    {
        var step = mention.Step;
        var label = step.Group is { } group && mention.Names.Count > 0 ? group.In(scene.Language).Label : scene.LabelOf(step);
        var value =
            mention.Names.Count > 0
                ? string.Join(scene.Say(Phrase.ListSeparator), mention.Names)
                : scene.Show(session, step, mention.Value);
        return scene.Say(Phrase.ToldRow, ("label", label), ("value", value));
    }
}
