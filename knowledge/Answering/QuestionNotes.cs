using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.Answering;

/// <summary>What may be kept of a question, and what it is counted under.</summary>
/// <param name="Masked">Its words with personal data replaced by <c>＊</c>.</param>
/// <param name="Services">Services it names.</param>
/// <param name="Topic">The add-on or matter it names, or null.</param>
/// <param name="IsOfDesk">It is one of this desk's, whether or not there is an answer.</param>
public sealed record QuestionNotes(string Masked, IReadOnlyList<string> Services, string? Topic, bool IsOfDesk)
{
    private static readonly string[] Domain = [.. Tables.Words("domain")];

    public static QuestionNotes Of(string question, KnowledgeBase knowledge, AnswerOptions options, DateOnly today)
    {
        var read = knowledge.Reader.Read(question, today, options.ForKitakyushu ? HomeCity.Kitakyushu : null);
        var isUntouched = JapaneseText.FoldWidths(question) == read.Text;
        return new QuestionNotes(
            isUntouched ? question.Trim() : read.Text,
            [.. read.Services],
            read.AddOns.Concat(read.Matters).FirstOrDefault(),
            read.Services.Count > 0 || read.AddOns.Count > 0 || Domain.Any(w => read.Text.Contains(w, StringComparison.Ordinal))
        );
    }
}
