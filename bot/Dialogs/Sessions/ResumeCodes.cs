using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>The codes by which a form that was left is found again.</summary>
internal sealed class ResumeCodes(DialogWords words)
{
    public const string Prefix = "RE";

    /// <summary>The resume code a whole message is, or null.</summary>
    public static string? Find(Said said) =>
        said.Folded.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && ReferenceNumber.TryParse(said.Text, out var code)
        && code.Prefix == Prefix
            ? code.ToString()
            : null;

    /// <summary>Asks for the form of a code; the answer comes back within the turn.</summary>
    public TurnResult Claim(Heard heard, string code)
    {
        if (WrongCodes.AreTooMany(heard.State, heard.Context))
            return new TurnResult(
                heard.State,
                [Activity.Message(string.Join('\n', heard.Before.Append(words.Say(heard.Language, Phrase.TooManyCodes))))],
                []
            );
        return new TurnResult(
            heard.State,
            heard.Before.Count == 0 ? [] : [Activity.Message(string.Join('\n', heard.Before))],
            [new ClaimForm(code)]
        );
    }
}
