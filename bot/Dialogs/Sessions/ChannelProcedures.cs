using Channels.Bot.Contract;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>The procedures as a channel has them today: those to fill in here, and those to which there is only a link.</summary>
internal sealed class ChannelProcedures(ProcedureCatalog catalog, DialogWords words)
{
    /// <summary>A shorter word is part of others.</summary>
    private const int ShortestWish = 2;

    /// <summary>Those that may be filled in on this channel.</summary>
    public IEnumerable<Procedure> Offered(TurnContext context) => On(context, "fill");

    /// <summary>Those that are filled in elsewhere.</summary>
    public IEnumerable<Procedure> Linked(TurnContext context) => On(context, "link");

    /// <summary>The procedure of an id, when this channel may fill it in.</summary>
    public Procedure? Find(string id, TurnContext context) => Offered(context).FirstOrDefault(p => p.Id == id);

    /// <summary>The one that takes questions to the office, or null.</summary>
    public Procedure? TakingQuestions(TurnContext context) => Offered(context).FirstOrDefault(p => p.Asked is not null);

    /// <summary>The one that a photo alone begins, or null.</summary>
    public Procedure? BegunByPhoto(TurnContext context) => Offered(context).FirstOrDefault(p => p.StartsWithPhoto is not null);

    /// <summary>The procedure a whole message names, or null.</summary>
    public Procedure? FindByWord(Said said, TurnContext context) => FindSpoken(said, context)?.Procedure;

    /// <summary>The procedure whose title or starting word the whole message is, and the languages it is said in.</summary>
    public (Procedure Procedure, IReadOnlyList<string> Languages)? FindSpoken(Said said, TurnContext context)
    {
        if (said.IsWordless)
            return null;
        var bare = words.WithoutPoliteEnding(said.Folded);
        foreach (var procedure in Offered(context))
        {
            var languages = procedure
                .Texts.Where(t => t.Value.StartWords.Contains(said.Folded) || t.Value.StartWords.Contains(bare))
                .Select(t => t.Key)
                .ToArray();
            if (languages.Length > 0)
                return (procedure, [.. languages.Where(words.Languages.Contains)]);
        }

        return null;
    }

    /// <summary>A report named with whom it is of (はなちゃんの活動報告), or null.</summary>
    /// <param name="called">How children of earlier reports are called.</param>
    public Procedure? FindNamed(Said said, IReadOnlyList<string> called, TurnContext context)
    {
        if (said.IsWordless || said.Folded.Length > LongestNamed)
            return null;
        var bare = words.WithoutPoliteEnding(said.Folded);
        foreach (var procedure in Offered(context).Where(p => p.Stamped is not null))
        {
            var word = procedure
                .Texts.Values.SelectMany(t => t.StartWords)
                .Where(w => bare.Length > w.Length + 1 && bare.EndsWith(w, StringComparison.Ordinal))
                .MaxBy(w => w.Length);
            if (word is null || bare[..^word.Length] is not [.., 'の'] before)
                continue;
            var who = before[..^1].Replace("の分", "", StringComparison.Ordinal);
            var isKnown = called.Any(c => DialogWords.Fold(NameFinder.WithoutTitle(c)) == NameFinder.WithoutTitle(who));
            if (isKnown || NameFinder.Find(who) is { Count: > 0 })
                return procedure;
        }

        return null;
    }

    private const int LongestNamed = 30;

    /// <summary>The procedure that a whole message or a wish names and that is closed, or null.</summary>
    public Procedure? FindClosed(Said said, TurnContext context)
    {
        if (said.IsWordless)
            return null;
        var bare = words.WithoutPoliteEnding(said.Folded);
        var closed = catalog.ClosedOn(JapanTime.DayOf(context.Now));
        return closed.FirstOrDefault(p => p.Texts.Values.Any(t => t.StartWords.Contains(said.Folded) || t.StartWords.Contains(bare)))
            ?? (words.IsWish(said.Folded) ? closed.FirstOrDefault(p => LongestIn(said.Folded, p) >= ShortestWish) : null);
    }

    /// <summary>The closed procedure of an id, or null.</summary>
    public Procedure? Closed(string id, TurnContext context) =>
        catalog.ClosedOn(JapanTime.DayOf(context.Now)).FirstOrDefault(p => p.Id == id);

    /// <summary>The procedure a sentence wishes for (活動報告をしたいんですけど), or null.</summary>
    public Procedure? FindWished(Said said, TurnContext context) =>
        words.IsWish(said.Folded)
            ? Offered(context)
                .Select(p => (Procedure: p, Word: LongestIn(said.Folded, p)))
                .Where(p => p.Word >= ShortestWish)
                .OrderByDescending(p => p.Word)
                .FirstOrDefault()
                .Procedure
            : null;

    private static int LongestIn(string folded, Procedure procedure) =>
        procedure
            .Texts.Values.SelectMany(t => t.StartWords)
            .Where(w => folded.Contains(w, StringComparison.Ordinal))
            .Select(w => w.Length)
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>The procedure that is filled in elsewhere and named here, or null.</summary>
    public Procedure? FindLinked(Said said, TurnContext context)
    {
        if (said.IsWordless)
            return null;
        var bare = words.WithoutPoliteEnding(said.Folded);
        return Linked(context)
            .FirstOrDefault(p => p.Texts.Values.Any(t => t.StartWords.Contains(said.Folded) || t.StartWords.Contains(bare)));
    }

    private IEnumerable<Procedure> On(TurnContext context, string use) =>
        catalog.On(JapanTime.DayOf(context.Now)).Where(p => p.OnChannel(context.ChannelId, context.Traits) == use);
}
