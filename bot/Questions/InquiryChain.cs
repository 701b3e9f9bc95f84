namespace Channels.Bot.Questions;

/// <summary>Which inquiries an approval answers: those of the proposals directly below it, down to what was decided before.</summary>
internal static class InquiryChain
{
    /// <param name="below">The versions below the approved one, newest first.</param>
    public static IReadOnlyList<string> AnsweredBy(IEnumerable<ChainLink> below) =>
        [.. below.TakeWhile(v => EntryStatuses.IsOpen(v.Status)).Select(v => v.Inquiry).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Whether an inquiry was answered by an entry, of which all versions are given, oldest first.</summary>
    public static bool IsAnswered(string inquiry, IReadOnlyList<ChainLink> versions)
    {
        for (var at = 0; at < versions.Count; at++)
        {
            if (
                versions[at].Status == EntryStatuses.Approved
                && AnsweredBy(versions.Take(at).Reverse()).Contains(inquiry, StringComparer.Ordinal)
            )
                return true;
        }

        return false;
    }
}

/// <summary>A version as the chain sees it.</summary>
internal sealed record ChainLink(string Status, string? Inquiry);
