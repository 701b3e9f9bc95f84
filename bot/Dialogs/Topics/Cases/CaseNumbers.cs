using System.Text.RegularExpressions;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>The numbers of what was handed in with a code word, and opening it with both.</summary>
internal sealed partial class CaseNumbers(ProcedureCatalog catalog, DialogWords words)
{
    /// <summary>A number of a procedure with code words, and what follows it.</summary>
    public (string Reference, string Word)? Find(Said said)
    {
        if (
            said.IsWordless
            || said.Text.Length > 100
            || NumberAndWord().Match(JapaneseText.Fold(said.Text)) is not { Success: true } match
            || !ReferenceNumber.TryParse(match.Groups[1].Value, out var number)
            || number.Prefix == ResumeCodes.Prefix
        )
            return null;
        return catalog.All.Any(p => p.Safeguarding is { HasWord: true } && p.Prefix == number.Prefix)
            ? (number.ToString(), match.Groups[2].Value.Trim('「', '」', ' ', '、', ','))
            : null;
    }

    /// <summary>Asks for the word, or looks the case up; the answer comes within the turn.</summary>
    public TurnResult Open(Heard heard, string reference, string word)
    {
        var state = heard.State;
        if (WrongCodes.AreTooMany(state, heard.Context))
            return CaseReplies.Lines(state, heard.Before.Append(words.Say(state.Language, Phrase.TooManyCodes)));
        return word.Length == 0
            ? CaseReplies.Lines(
                state with
                {
                    Case = new OpenedCase(reference, heard.Context.Now, IsOpen: false),
                },
                heard.Before.Append(words.Say(state.Language, Phrase.CaseWordAsk, ("number", reference)))
            )
            : new TurnResult(
                state with
                {
                    Case = null,
                },
                [.. heard.Before.Select(b => Activity.Message(b))],
                [new OpenCase(reference, word)]
            );
    }

    [GeneratedRegex(
        @"^\W*([A-Za-z]{1,4}[-ー−‐\s]?[0-9A-Za-z]{4}[-ー−‐\s]?[0-9A-Za-z]{4})(?![0-9A-Za-z])(.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        100
    )]
    private static partial Regex NumberAndWord();
}
