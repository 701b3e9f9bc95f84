using Channels.Bot.Contract;

namespace Channels.Tests.Support.Doubles;

/// <summary>An assistant that knows what a test tells it; to everything else it says that it is not its matter.</summary>
internal sealed class FakeAssistant : IAssistant
{
    private readonly Dictionary<string, Func<AssistantQuestion, AssistantReply>> known = [];

    public bool AnswersAnyone { get; init; } = true;

    public List<AssistantQuestion> Asked { get; } = [];

    public static AssistantReply OffTopic { get; } =
        Reply(AnswerOutcome.Refused, AnswerReasons.OffTopic, "ここでは介護の質問にお答えしています。");

    public static AssistantReply Reply(AnswerOutcome outcome, string reason, string text) =>
        new()
        {
            Outcome = outcome,
            Reason = reason,
            Text = text,
        };

    public static AssistantReply Answer(string id, string text, params OfferedEntry[] others) =>
        Reply(AnswerOutcome.Answered, "found", text + "\n根拠：見本") with
        {
            EntryId = id,
            Footer = "根拠：見本",
            Offered = others,
            Context = """{"services":[]}""",
            IsOfDesk = true,
        };

    public FakeAssistant Knows(string text, AssistantReply reply) => Knows(text, _ => reply);

    public FakeAssistant Knows(string text, Func<AssistantQuestion, AssistantReply> reply)
    {
        known[text] = reply;
        return this;
    }

    public AssistantReply Ask(AssistantQuestion question)
    {
        lock (Asked)
            Asked.Add(question);
        var reply = known.TryGetValue(question.Chosen ?? question.Text, out var own) ? own(question) : OffTopic;
        return reply.Outcome is AnswerOutcome.Refused ? reply : reply with { Masked = question.Text };
    }
}
