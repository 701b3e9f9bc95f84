using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Safeguarding;
using Channels.Text;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>The form as the office gets it while it is still being written.</summary>
internal static class OfficeForm
{
    /// <summary>The session with a number, and a word where there is one; those it has it keeps.</summary>
    public static FormSession Named(SafeguardingRules rules, Scene scene, FormSession session, TurnContext context) =>
        session.Reference is not null
            ? session
            : session with
            {
                Reference = ReferenceNumber.Create(scene.Procedure.Prefix, context.Entropy.Span).ToString(),
                CodeWord = rules.HasWord ? CodeWords.Create(scene.Language, context.Entropy.Span) : null,
            };

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
            Priority =
                isUrgent ? Priorities.Urgent
                : hasApplied ? Math.Min(Priorities.High, form.Priority)
                : form.Priority,
            ContactWithin = isUrgent || hasApplied ? rules.ContactUrgently ?? rules.ContactUsually : rules.ContactUsually,
        };
    }
}
