using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Children;

/// <summary>はなちゃんは5時で帰ったとよ, of one of several children of the report: the one reader of it.</summary>
/// <param name="Name">The child.</param>
/// <param name="Time">What is told of it; null: it cannot be read.</param>
internal sealed record OneChild(string Name, TimeOfChild? Time)
{
    /// <summary>Null: none of them is named with a time, or several are.</summary>
    public static OneChild? In(Scene scene, FormSession session, string text)
    {
        var prepared = LongText.Prepare(text);
        if (!prepared.Any(char.IsAsciiDigit) || prepared.IndexOfAny(['時', ':']) < 0)
            return null;
        var journey = Journey.Of(scene.Procedure, session.Answers);
        var names = session
            .Answers.Where(a => journey.Find(a.Key) is { Field.Type: TextField { HoldsName: true } })
            .Select(a => a.Value.Value.GetString())
            .OfType<string>()
            .Select(n => LongText.Prepare(NameFinder.WithoutTitle(n)))
            .Where(n => n.Length > 1)
            .ToList();
        if (names.Count < 2 || names.Where(n => prepared.Contains(n, StringComparison.Ordinal)).ToList() is not [var only])
            return null;
        var behind = NameFinder.WithoutTitleBefore(prepared[(prepared.IndexOf(only, StringComparison.Ordinal) + only.Length)..]);

        // そらくんの時間を直してください、3時半から5時までです: whose time it is may stand a part before it.
        if (!scene.Words.Begins(PlainWord.TimeOfIt, behind))
            behind = behind[..Clauses.EndOf(behind, 0)];
        return
            behind.Any(char.IsAsciiDigit)
            && behind.IndexOfAny(['時', ':']) >= 0
            && (scene.Words.Begins(PlainWord.TimeOfIt, behind) || scene.Words.Begins(PlainWord.SaidOfIt, behind))
            ? new OneChild(only, ChildrenTimes.Of(only, behind))
            : null;
    }
}
