using System.Collections.Immutable;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>The question whether a report is right. What is pushed has number, day and time, the children with times of their own, and a
/// fare that was put right. Of two reports one is asked about after the other.</summary>
internal sealed class ReportAsking(DialogWords words)
{
    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    /// <summary>They are in the middle of another report, which comes first; or null.</summary>
    public static ReportDoubt? Between(Heard heard, AskedReport found) =>
        heard is { Form: null, State: { Doubt: { IsWhich: false } doubt, Asked: { } asked } }
        && doubt.Reference != found.Reference
        && asked.Contains(doubt.Reference)
        && heard.Context.Now - doubt.At <= DoubtTopic.StaysOpen
            ? doubt
            : null;

    /// <summary>That another one is there is said, and it is asked about behind the one they speak of: what they say next is of that
    /// one.</summary>
    public TurnResult First(Heard heard, ImmutableList<string> known, AskedReport found, ReportDoubt first) =>
        new(
            ReportReplies.With(heard, known.Remove(first.Reference).Add(found.Reference).Add(first.Reference), heard.State.Doubt).State,
            [Activity.Message(speech.Say("another-there", heard.Language, ("number", found.Reference), ("first", first.Reference)))],
            [new FindAskedReport(first.Reference, first.IsShown ? ReportWish.See : ReportWish.Differ) { Line = first.Line }]
        );

    public TurnResult Ask(Heard heard, FindAskedReport asked, AskedReport found, ReportLines lines)
    {
        var phrase =
            asked.Wish is ReportWish.Remind ? Phrase.ReportAskStill
            : found.WasAnother ? Phrase.ReportAskAnew
            : Phrase.ReportAsk;
        return CaseReplies.Lines(
            heard.State,
            heard.Before.Concat([
                words.Say(heard.Language, phrase, ("number", found.Reference), ("when", lines.When())),
                About(heard, found, lines),
                .. found.WasAnother && lines.Fare() is { } fare ? [fare] : Array.Empty<string>(),
            ]),
            Button(heard, ReportWord.Agree, found),
            Button(heard, ReportWord.Differ, found),
            Button(heard, ReportWord.See, found)
        );
    }

    /// <summary>By child and provider they know which it is.</summary>
    private string About(Heard heard, AskedReport found, ReportLines lines) =>
        lines.Children.Count == 0 ? speech.Say("about", heard.Language)
        : found.Provider is { } provider
            ? speech.Say("about-whom", heard.Language, ("children", lines.ChildrenWithTimes()), ("provider", provider))
        : speech.Say("about-child", heard.Language, ("children", lines.ChildrenWithTimes()));

    private CardAction Button(Heard heard, ReportWord word, AskedReport found) =>
        ReportWishes.Button(words, heard.Language, word, found.Reference);
}
