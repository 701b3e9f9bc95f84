using System.Collections.Immutable;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Safeguarding;
using Channels.Text;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>The form as the office gets it while it is still being written.</summary>
internal static class OfficeForm
{
    /// <summary>The session with a number, and a word where there is one; those it has it keeps.</summary>
    public static FormSession Named(SafeguardingRules rules, Scene scene, FormSession session, TurnContext context) =>
        session.Reference is not null ? session : With(session, Names(rules, scene.Procedure, scene.Language, context));

    private static FormSession With(FormSession session, (string Reference, string? Word) names) =>
        session with
        {
            Reference = names.Reference,
            CodeWord = names.Word,
        };

    /// <summary>A number, and a word where there is one.</summary>
    public static (string Reference, string? Word) Names(
        SafeguardingRules rules,
        Procedure procedure,
        string language,
        TurnContext context
    ) =>
        (
            ReferenceNumber.Create(procedure.Prefix, context.Entropy.Span).ToString(),
            rules.HasWord ? CodeWords.Create(language, context.Entropy.Span) : null
        );

    /// <summary>A case that holds nothing yet but what somebody cried.</summary>
    public static SubmitForm OfCry(Procedure procedure, string language, string reference, string said) =>
        new(procedure.Id, procedure.Version, reference, language, "{}", procedure.Queue, []) { IsInterim = true, Said = said };

    /// <summary>What was heard in a form: its alarms, and the wish to apply.</summary>
    public static ImmutableList<string> HeardIn(FormSession session) =>
        session.AppliedAt is null ? session.Alarms ?? [] : [.. session.Alarms ?? [], SafeguardingStep.Apply];

    /// <summary>What was written so far.</summary>
    public static SubmitForm Interim(SafeguardingRules rules, Scene scene, FormSession session)
    {
        _ = ReferenceNumber.TryParse(session.Reference, out var reference);
        var form = SubmissionWriter.Write(scene.Procedure, session, scene.Language, reference) with
        {
            IsInterim = true,
            CodeWord = session.CodeWord,
        };
        return Urgent(rules, session, form);
    }

    /// <summary>The form with how soon somebody is in contact.</summary>
    public static SubmitForm Urgent(SafeguardingRules rules, FormSession session, SubmitForm form)
    {
        var isUrgent = session.Alarms is { Count: > 0 };
        var hasApplied = session.AppliedAt is not null;
        return form with
        {
            AppliedAt = session.AppliedAt,
            Alarms = session.Alarms ?? [],
            Priority =
                isUrgent ? Priorities.Urgent
                : hasApplied ? Math.Min(Priorities.High, form.Priority)
                : form.Priority,
            ContactWithin = isUrgent || hasApplied ? rules.ContactUrgently ?? rules.ContactUsually : rules.ContactUsually,
        };
    }
}
