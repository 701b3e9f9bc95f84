using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Evaluation;
using Channels.Knowledge.Ingest;

namespace Channels.Webhooks.Verbs.Labelled;

/// <summary>A folder of labelled questions with the knowledge base they are asked of.</summary>
internal static class LabelledFolder
{
    /// <param name="file">File or folder of entries, taken as approved and of no one city; null: the shipped ones.</param>
    public static (KnowledgeBase Knowledge, AnswerOptions Options) Asked(string? file) =>
        file is null
            ? (KnowledgeBase.Build(EntryFiles.Read(EntryFiles.DefaultFolder).Entries), new AnswerOptions { Demonstration = true })
            : (KnowledgeBase.Build(KnowledgeFiles.Read(file, EntryStatus.Approved).Entries), new AnswerOptions { ForKitakyushu = false });

    public static LabelledSet Read(string author, string folder, string? file, bool weighsOnly)
    {
        var (knowledge, options) = Asked(file);
        return new LabelledSet(author, knowledge, options, CareSet.Read(Path.Combine(folder, CareSet.FileName)), weighsOnly);
    }
}
