using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Questions;

/// <summary>Says a reply of the assistant while no form is open, and keeps it.</summary>
internal sealed class ReplyTeller(Greeting greeting, QuestionMemory memory, ReplyText text, DialogWords words)
{
    public TurnResult Tell(Heard heard, AssistantReply reply)
    {
        if (heard.Said.HadMyNumber)
            heard = heard.Saying(words.Say(heard.Language, Phrase.MyNumberMasked));
        var (next, effects) = memory.Keep(heard, reply, null);
        var kept = heard with { State = next };
        if (reply.Reason is AnswerReasons.OffTopic)
            return greeting.Greet(kept.Saying(reply.Text)) with { Effects = effects };
        return AssistantTalk.IsComposing(reply)
            ? Looking(kept) with
            {
                Effects = effects,
            }
            : new TurnResult(next, text.Say(kept, reply, inForm: false), effects);
    }

    /// <summary>Where the channel shows that an answer is made, words would only spend the free answer.</summary>
    private TurnResult Looking(Heard heard) =>
        heard.Context.Traits.ShowsWorking && heard.Before.Count == 0
            ? TurnResult.Silent(heard.State)
            : Say(heard.Saying(words.Say(heard.Language, Phrase.Looking)));

    /// <summary>Only the lines to say first.</summary>
    public static TurnResult Say(Heard heard) => new(heard.State, [Activity.Message(string.Join('\n', heard.Before))], []);

    /// <summary>The assistant knows something, and is for care providers: whether this is one of them.</summary>
    public TurnResult AskWho(Heard heard, AssistantReply reply)
    {
        var (state, language) = (heard.State, heard.Language);
        var question = new LastQuestion
        {
            Id = heard.Context.EventId,
            At = heard.Context.Now,
            Text = reply.Masked,
            Stage = QuestionStage.AskingWho,
        };
        var line = string.Join('\n', heard.Before.Append(words.Say(language, Phrase.AskCareProvider)));
        CardAction[] buttons = [new() { Title = words.Say(language, Phrase.Yes) }, new() { Title = words.Say(language, Phrase.No) }];
        return new TurnResult(state with { Question = question }, [Activity.Message(line, buttons)], []);
    }

    /// <summary>Nobody has an answer here: the staff may be asked, with one tap or a yes.</summary>
    public TurnResult NobodyKnows(Heard heard, string? text)
    {
        var offering = new LastQuestion
        {
            Id = heard.Context.EventId,
            At = heard.Context.Now,
            Text = text,
            Stage = QuestionStage.OfferingStaff,
        };
        var asked = heard with { State = heard.State with { Question = offering } };
        return greeting.Greet(
            asked.Saying(words.Say(heard.Language, Phrase.NoAnswerHere)),
            new CardAction { Title = words.AnswerLabel(heard.Language, AnswerWord.Staff) }
        );
    }

    /// <summary>Whether to ask the office.</summary>
    public TurnResult OfferStaff(Heard heard, LastQuestion last)
    {
        var offering = last with { At = heard.Context.Now, Stage = QuestionStage.OfferingStaff, Choices = [] };
        var line = string.Join('\n', heard.Before.Append(words.Say(heard.Language, Phrase.OfferStaff)));
        return new TurnResult(
            heard.State with
            {
                Question = offering,
            },
            [Activity.Message(line, text.Buttons(heard.Language, offering, inForm: false))],
            []
        );
    }
}
