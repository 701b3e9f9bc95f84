using System.Text.Json;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Contacts;

namespace Channels.Bot.Submissions.Surroundings;

/// <summary>
/// What a person said of how they must not be reached, read out of all they wrote whenever the case is looked at: nothing of it is kept
/// a second time, and with the words it is gone.
/// </summary>
internal static class ContactFacts
{
    /// <summary>So much of a message is quoted. Characters.</summary>
    private const int Longest = 200;

    /// <summary>Nothing is to be answered where they wrote.</summary>
    public const string NoReplyHere = "no-reply-here";

    /// <param name="answers">What was answered, or null.</param>
    /// <param name="said">What was written beside it, and when, the oldest first.</param>
    public static IReadOnlyList<ContactFact> In(JsonElement? answers, IEnumerable<(string Text, DateTimeOffset At)> said) =>
        [
            .. TextsIn(answers)
                .SelectMany(t => t.Split('\n'))
                .Select(t => (Text: t, At: (DateTimeOffset?)null))
                .Concat(said.Select(s => (s.Text, At: (DateTimeOffset?)s.At)))
                .SelectMany(s => Of(s.Text.Trim(), s.At))
                .DistinctBy(f => (f.Kind, f.Said)),
        ];

    private static IEnumerable<ContactFact> Of(string text, DateTimeOffset? at)
    {
        var limits = ContactLimits.In(DialogWords.Default, DialogWords.Fold(text));
        if (limits.Count == 0)
            return [];
        var number = PhoneReader.Read(text) is Reading<PhoneNumber>.Found found ? found.Value.Digits : null;
        var quoted = text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "…") : text;
        return limits.Select(l => new ContactFact(KindOf(l), quoted, number, at));
    }

    private static IEnumerable<string> TextsIn(JsonElement? value) =>
        value switch
        {
            { ValueKind: JsonValueKind.String } text => [text.GetString()!],
            { ValueKind: JsonValueKind.Array } items => items.EnumerateArray().SelectMany(i => TextsIn(i)),
            { ValueKind: JsonValueKind.Object } members => members.EnumerateObject().SelectMany(m => TextsIn(m.Value)),
            _ => [],
        };

    private static string KindOf(ContactLimit limit) =>
        limit switch
        {
            ContactLimit.NoCall => "no-call",
            ContactLimit.OthersAnswer => "answered-by-others",
            ContactLimit.CallTimes => "call-times",
            ContactLimit.NoMail => "no-mail",
            ContactLimit.NoLetter => "no-letter",
            ContactLimit.NoVisit => "no-visit",
            ContactLimit.NoReplyHere => NoReplyHere,
            _ => "not-to-others",
        };
}
