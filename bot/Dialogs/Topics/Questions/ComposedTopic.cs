using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Filling.Asides;
using Channels.Bot.Dialogs.Sessions;

namespace Channels.Bot.Dialogs.Topics.Questions;

/// <summary>An answer that was put together outside the turn.</summary>
internal sealed class ComposedTopic(Opening opening, Aside aside, ReplyText text) : IEventTopic
{
    public IReadOnlyList<string> Names => [DialogEvents.AnswerComposed];

    public TurnResult On(Heard heard, Activity input)
    {
        var (state, context) = (heard.State, heard.Context);
        if (ComposedAnswer.Read(input) is not { } composed)
            return TurnResult.Silent(state);
        var reply = composed.Reply with { MayCompose = false };
        var last = AssistantTalk.Last(state, context);
        var question =
            last?.Id == composed.Question
                ? last
                : new LastQuestion
                {
                    Id = composed.Question,
                    At = context.Now,
                    Text = reply.Masked,
                    Services = [.. reply.Services],
                };
        var next = heard with
        {
            State = state with
            {
                Question = QuestionMemory.After(
                    question with
                    {
                        At = context.Now,
                    },
                    reply with
                    {
                        Context = last?.Id == composed.Question ? reply.Context : last?.Context ?? reply.Context,
                    }
                ),
            },
        };
        IReadOnlyList<Effect> effects = [new RecordComposed(composed)];
        return opening.Open(next) is { } open
            ? aside.Tell(open, reply) with
            {
                Effects = effects,
            }
            : new TurnResult(next.State, text.Say(next, reply, inForm: false), effects);
    }
}
