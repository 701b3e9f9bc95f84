using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Contract;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>やっぱり孫は来んことになった、わたし一人で, in an application for several people: no place and no name, but fewer children; asked.</summary>
internal static partial class NotComing
{
    public static TurnResult? Hear(Heard heard)
    {
        if (!Told().IsMatch(heard.Said.Text) || heard.Said.Attachments.Count > 0 || heard.Scene.Words.IsQuestion(heard.Said.Folded))
            return null;
        var session = heard.Session;
        var children = Journey
            .Of(heard.Procedure, session.Answers)
            .Steps.FirstOrDefault(s =>
                s is { Group: null, Field.Type: NumberField { CountsChildren: true } }
                && session.Answers.TryGetValue(s.Path, out var kept)
                && kept.Value.ValueKind is JsonValueKind.Number
                && kept.Value.GetInt64() > 0
            );
        return children is null ? null : Confirming.AskWhetherCorrection(heard, children, Canonical.Of(0));
    }

    [GeneratedRegex(
        "(?:孫|子ども|こども|子供|娘|息子|[んゃ]ちゃん|くん)(?:たち)?(?:は|が|も)?[^。、]{0,8}"
            + "(?:来ん|来な|来れ[んな]|来られ[んな]|来ませ|こん(?:こと|なっ)|行か[んな]|"
            + "行け[んな]|行きませ|いけ[んな]|欠席|お?休み|だめにな|無理にな)"
    )]
    private static partial Regex Told();
}
