using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>
/// Whether a message was understood as what it is in a form that tells of no life (an activity report). The letters of most of them weigh
/// like something (交通費なし。うちから歩いて行けるけん), and a member who is asked about danger at every report reads none of it. So it is with what a
/// linked member says of reports (あしたの分はもう書いとってええ). A listed word is heard all the same.
/// </summary>
internal static class Understood
{
    /// <param name="procedure">The form that is open, or was.</param>
    public static bool Is(DialogWords words, Procedure? procedure, ConversationState before, TurnResult result, Said said) =>
        IsTaken(result)
        || (
            procedure is null
                ? before.Member is not null && words.SpeaksAnywhere(PlainWord.OfReports, said.Folded)
                : procedure is { Safeguarding: null, KeepsWords: null } && IsAnswer(procedure, before, result, said)
        );

    /// <summary>A topic that hears nothing but its own took all of it (お知らせはもういらん).</summary>
    private static bool IsTaken(TurnResult result) => result.Effects.Any(e => e is WantNotices);

    private static bool IsAnswer(Procedure procedure, ConversationState before, TurnResult result, Said said)
    {
        if (result.Effects.Any(e => e is SubmitForm { IsInterim: false } form && form.Procedure == procedure.Id))
            return true;
        if (result.State.Session is not { } now || now.Procedure != procedure.Id)
            return false;
        var was = before.Session is { } open && open.Procedure == procedure.Id ? open : null;
        return was is null
            || !ReferenceEquals(now.Others, was.Others)
            || (now.Pending is not null && !ReferenceEquals(now.Pending, was.Pending) && !IsWhole(now.Pending, said))
            || (was.Mode is not DialogMode.Ask && now.Mode != was.Mode)
            || now.Answers.Any(a => IsNew(was, a.Key, a.Value) && !IsWhole(a.Value.Value, said))
            || was.Answers.Keys.Any(k => !now.Answers.ContainsKey(k));
    }

    private static bool IsNew(FormSession was, string path, KeptAnswer kept) =>
        !(was.Answers.TryGetValue(path, out var old) && ReferenceEquals(old, kept));

    private static bool IsWhole(PendingAnswer pending, Said said) => pending.Values.Exists(v => IsWhole(v, said));

    /// <summary>Where any words are an answer, that they were taken for one says nothing of them.</summary>
    private static bool IsWhole(System.Text.Json.JsonElement value, Said said) =>
        value.ValueKind is System.Text.Json.JsonValueKind.String
        && value.GetString() is { Length: > LongestName } text
        && JapaneseText.Clean(said.Text).Contains(text, StringComparison.Ordinal);

    private const int LongestName = 8;
}
