using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Conditions;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>Coming back to what was handed in, with its number and code word: reading the office's answer, adding something.</summary>
internal sealed partial class Lobby
{
    private static readonly TimeSpan CaseStaysOpen = TimeSpan.FromHours(1);

    /// <summary>A number of a procedure with code words, and what follows it.</summary>
    public (string Reference, string Word)? FindCase(Said said)
    {
        if (
            said.IsWordless
            || said.Text.Length > 100
            || NumberAndWord().Match(JapaneseText.Fold(said.Text)) is not { Success: true } match
            || !ReferenceNumber.TryParse(match.Groups[1].Value, out var number)
            || number.Prefix == CodePrefix
        )
            return null;
        return catalog.All.Any(p => p.Safeguarding is { HasWord: true } && p.Prefix == number.Prefix)
            ? (number.ToString(), match.Groups[2].Value.Trim('「', '」', ' ', '、', ','))
            : null;
    }

    /// <summary>Asks for the word, or looks the case up; the answer comes within the turn.</summary>
    public TurnResult OpenCase(ConversationState state, string reference, string word, TurnContext context, IEnumerable<string> before)
    {
        if (state.CodeTries is { Count: >= MostTries } tries && context.Now - tries.Since < CodeWindow)
            return Lines(state, before.Append(words.Say(state.Language, Phrase.TooManyCodes)));
        return word.Length == 0
            ? Lines(
                state with
                {
                    Case = new OpenedCase(reference, context.Now, IsOpen: false),
                },
                before.Append(words.Say(state.Language, Phrase.CaseWordAsk, ("number", reference)))
            )
            : new TurnResult(state with { Case = null }, [.. before.Select(b => Activity.Message(b))], [new OpenCase(reference, word)]);
    }

    /// <summary>A message while a case is open or its word was asked for; null when it is about something else.</summary>
    private TurnResult? HearOfCase(ConversationState state, Said said, TurnContext context, IEnumerable<string> before)
    {
        if (FindCase(said) is { } named)
            return OpenCase(state, named.Reference, named.Word, context, before);
        if (state.Case is not { } open || context.Now - open.At > CaseStaysOpen || said.IsWordless || FindByWord(said, context) is not null)
            return null;
        if (words.Match(said.Folded, out _) is Command.Stop || said.Folded == DialogWords.Fold(words.Say(state.Language, Phrase.CaseEnd)))
            return Greet(state with { Case = null }, context, before.Append(words.Say(state.Language, Phrase.CaseClosed)));
        if (!open.IsOpen)
            return OpenCase(state, open.Reference, said.Text, context, before);
        var added = Lines(
            state with
            {
                Case = open with { At = context.Now },
            },
            before.Append(words.Say(state.Language, Phrase.CaseAdded)),
            EndButton(state)
        );
        return added with { Effects = [new AddToCase(open.Reference, said.Text)] };
    }

    /// <summary>The case was found: what the office wrote. Null when number and word do not belong together.</summary>
    public TurnResult? CaseAnswered(ConversationState state, Activity input, TurnContext context)
    {
        if (input.Name is not DialogEvents.CaseOpened || CaseClaim.Read(input) is not { } found)
            return null;
        var lines = new List<string> { words.Say(state.Language, Phrase.CaseIs, ("number", found.Reference)) };
        lines.AddRange(found.Replies.Select(r => words.Say(state.Language, Phrase.ReplyRow, ("day", DayText(r.At)), ("text", r.Text))));
        if (found.Replies.Count == 0)
            lines.Add(words.Say(state.Language, Phrase.NoReplyYet));
        lines.Add(words.Say(state.Language, Phrase.CaseAddMore));

        // A form that was only just opened here gives way; one with answers is parked by its own command.
        var next = state with
        {
            Case = new OpenedCase(found.Reference, context.Now, IsOpen: true),
            CodeTries = null,
            Session = state.Session is { Answers.IsEmpty: true } ? null : state.Session,
        };
        return Lines(next, lines, EndButton(state)) with { Effects = [new CaseRead(found.Reference)] };
    }

    /// <summary>The office wrote. Its words are shown only where the case was written; elsewhere there is only the number.</summary>
    public TurnResult News(ConversationState state, Activity input, TurnContext context)
    {
        if (input.Value is not { ValueKind: JsonValueKind.Object } value || TextOf(value, "reference") is not { } reference)
            return TurnResult.Silent(state);
        if (input.Name is not DialogEvents.StaffReplied || TextOf(value, "text") is not { } text)
            return Lines(state, [words.Say(state.Language, Phrase.NewsFor, ("number", reference))]);
        var next = state.Session is null ? state with { Case = new OpenedCase(reference, context.Now, IsOpen: true) } : state;
        return Lines(
            next,
            [words.Say(state.Language, Phrase.ReplyFrom, ("number", reference)), text],
            next.Session is null ? EndButton(state) : []
        ) with
        {
            Effects = [new CaseRead(reference)],
        };
    }

    private CardAction[] EndButton(ConversationState state) => [new() { Title = words.Say(state.Language, Phrase.CaseEnd) }];

    private static TurnResult Lines(ConversationState state, IEnumerable<string> lines, params IEnumerable<CardAction> buttons) =>
        new(state, [Activity.Message(QuestionText.Cut(string.Join('\n', lines)), buttons)], []);

    private static string DayText(DateTimeOffset at)
    {
        var day = JapanTime.DayOf(at);
        return Digits.Of(day.Month) + "/" + Digits.Of(day.Day);
    }

    private static string? TextOf(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    [GeneratedRegex(
        @"^\W*([A-Za-z]{1,4}[-ー−‐\s]?[0-9A-Za-z]{4}[-ー−‐\s]?[0-9A-Za-z]{4})(?![0-9A-Za-z])(.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        100
    )]
    private static partial Regex NumberAndWord();
}
