using Channels.Knowledge.Answering;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.LanguageModel;

/// <summary>
/// Has a model pick the sentences of an answer, or put candidates in order, and believes none of it: what it wrote is checked against
/// the entries, and what is shown is made of them. Anything else is the extractive reply with the reason why.
/// </summary>
public sealed class ModelComposer : IAnswerComposer, IDisposable
{
    private readonly ModelOptions _options;
    private readonly IModelBudget _budget;
    private readonly ChatModel _model;
    private readonly ModelRest _rest;
    private readonly QuestionReader _reader = new();
    private readonly AnswerTexts _texts = new();

    public ModelComposer(ModelOptions options, IModelBudget budget, TimeProvider clock)
    {
        _options = options;
        _budget = new GuardedBudget(budget);
        _model = new ChatModel(options, clock);
        _rest = new ModelRest(clock);
    }

    /// <summary>The composer for these options.</summary>
    public static IAnswerComposer For(ModelOptions options, IModelBudget budget, TimeProvider clock) =>
        options.IsOn ? new ModelComposer(options, budget, clock) : new ExtractiveComposer();

    public bool MayCompose(Reply reply) => WhyNot(reply) is null;

    public async Task<Composition> ComposeAsync(
        string question,
        Reply reply,
        string? language,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        if (WhyNot(reply) is { } not)
            return new Composition(reply, not);
        if (ModelRequest.Mask(question) is not { } masked)
            return new Composition(reply, ModelReasons.PersonalData);
        var isAnswer = reply.Outcome == Outcome.Answered;
        var prompt = isAnswer ? Prompt.Shorten : Prompt.Order;
        var data = isAnswer
            ? ModelRequest.Shorten(masked, reply.Entries[0].Entry, Pieces.Of(reply.Entries[0].Entry.Answer))
            : ModelRequest.Order(masked, reply.Entries);
        if (_rest.IsResting)
            return new Composition(reply, ModelReasons.Resting);
        if (!await _budget.TryTakeAsync(prompt.Template.Length + data.Length + _options.AnswerTokens, cancellationToken))
            return new Composition(reply, ModelReasons.Budget);

        var (text, problem) = await _model.AskAsync(prompt, data, isAnswer ? typeof(ModelAnswer) : typeof(ModelOffer), cancellationToken);
        _rest.Note(answered: problem is not (ModelReasons.Timeout or ModelReasons.Http or ModelReasons.Unreachable));
        if (problem is not null)
            return new Composition(reply, problem);
        var known = AnswerTexts.Known(language, question);
        return isAnswer ? Shortened(text, reply, known, day) : Ordered(text, reply, known);
    }

    public void Dispose() => _model.Dispose();

    private string? WhyNot(Reply reply) =>
        reply switch
        {
            { Outcome: Outcome.Answered, Entries: [{ Entry: var entry }, ..] } when entry.Answer == reply.Answer => entry.Answer.Length
                >= _options.ShortenFrom
            && Selection.CouldShorten(Pieces.Of(entry.Answer))
                ? null
                : ModelReasons.NotNeeded,
            { Outcome: Outcome.Candidates, Entries.Count: > 1 } => null,
            { Outcome: Outcome.Candidates } => ModelReasons.NotNeeded,
            _ => ModelReasons.NotAsked,
        };

    private Composition Shortened(string? output, Reply reply, string language, DateOnly day)
    {
        var entry = reply.Entries[0].Entry;
        var (text, reason) = ShortAnswer.Read(output, entry, _reader, day);
        if (text is null)
            return new Composition(reply, reason);
        var shown = entry with { Answer = $"{text}\n{_texts.Say(language, "excerpt")}" };
        return new Composition(reply with { Text = new AnswerComposer(_texts).Compose(shown, language) }, reason)
        {
            Shown = text,
            WholeLabel = _texts.Say(language, "whole"),
        };
    }

    private Composition Ordered(string? output, Reply reply, string language)
    {
        var (entries, reason) = OrderedOffer.Read(output, reply.Entries);
        return entries is null
            ? new Composition(reply, reason)
            : new Composition(new ReplyWriter(_texts, language, reply.Context).Offer(reply.Reason, entries), reason);
    }
}
