using System.Collections.Frozen;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Microsoft.Extensions.Options;

namespace Channels.Knowledge.Office;

/// <summary>
/// The knowledge base that answers now. Immutable itself: a change builds a new one beside it and puts it in its place, and questions
/// that are being answered go on with the one they began with.
/// </summary>
public sealed class LiveKnowledge(IOptions<KnowledgeOptions> options)
{
    private readonly Lazy<KnowledgeSnapshot> atStart = new(() => Build(KnowledgeBase.Build(Read(options.Value)), options.Value));
    private volatile KnowledgeSnapshot? replaced;

    /// <summary>What answers now; the first call reads the entry files when nothing was put in their place yet.</summary>
    public KnowledgeSnapshot Current => replaced ?? atStart.Value;

    /// <summary>From now on this answers.</summary>
    public void Replace(KnowledgeBase knowledge) => replaced = Build(knowledge, options.Value);

    /// <summary>The entries as the files have them.</summary>
    public static IReadOnlyList<Entry> Read(KnowledgeOptions options) =>
        EntryFiles.Read(string.IsNullOrEmpty(options.Entries) ? EntryFiles.DefaultFolder : options.Entries).Entries;

    private static KnowledgeSnapshot Build(KnowledgeBase knowledge, KnowledgeOptions options)
    {
        // Japanese texts answer an English question in English, as people expect.
        return new KnowledgeSnapshot(
            knowledge,
            KnowledgeSnapshot.Languages.ToFrozenDictionary(l => l, l => Desk(l is KnowledgeSnapshot.Japanese ? null : l))
        );

        LanguageAnswers Desk(string? language)
        {
            var own = new AnswerOptions { Demonstration = options.Demonstration, Language = language };
            return new LanguageAnswers(new Assistant(knowledge, own), new ChosenEntry(knowledge, own), own);
        }
    }
}

/// <summary>A knowledge base with what asks it in each language.</summary>
public sealed record KnowledgeSnapshot(KnowledgeBase Knowledge, FrozenDictionary<string, LanguageAnswers> Desks)
{
    public const string Japanese = "ja";

    public static readonly IReadOnlyList<string> Languages = [Japanese, "ja-easy", "en"];

    /// <summary>A language the answers are not written in is spoken to in English, but for the ways of writing Japanese.</summary>
    public LanguageAnswers In(string language) =>
        Desks.TryGetValue(language, out var desk)
            ? desk
            : Desks[language.StartsWith(Japanese, StringComparison.Ordinal) ? "ja-easy" : "en"];
}

/// <summary>Asks in one language.</summary>
public sealed record LanguageAnswers(Assistant Assistant, ChosenEntry Chosen, AnswerOptions Options);
