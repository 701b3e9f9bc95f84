using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.People;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>The number of a linked member: it is not asked for, and another one in its place is asked about.</summary>
internal static class OwnNumber
{
    /// <summary>The form with the member's own number in it, where it asks for one and has none.</summary>
    public static FormSession Fill(Procedure procedure, FormSession session, LinkedMember? member) =>
        member is not null && Find(procedure) is { } field && !session.Answers.ContainsKey(field)
            ? session with
            {
                Answers = session.Answers.SetItem(field, new KeptAnswer(Canonical.Of(member.Number), null)),
                Known = field,
            }
            : session;

    /// <summary>The form under the member's own number.</summary>
    public static FormSession Put(Procedure procedure, FormSession session, LinkedMember member) =>
        Find(procedure) is { } field ? Fill(procedure, session with { Answers = session.Answers.Remove(field) }, member) : session;

    /// <summary>The number in the form, when it is not the member's own; 04821 and 4821 are one.</summary>
    public static string? Foreign(Heard heard) =>
        heard.State.Member is { } member
        && Of(heard.Procedure, heard.Session) is { } number
        && number.TrimStart('0') != member.Number.TrimStart('0')
            ? number
            : null;

    /// <summary>The number in the form, or null.</summary>
    public static string? Of(Procedure procedure, FormSession session) =>
        Find(procedure) is { } field && session.Answers.GetValueOrDefault(field) is { IsSkipped: false } given
            ? given.Value.GetString()
            : null;

    /// <summary>The question for the number of whoever fills it in; inside a group it would be somebody else's.</summary>
    private static string? Find(Procedure procedure) => procedure.Fields.FirstOrDefault(f => f.Type is MemberNumberField)?.Id;
}
