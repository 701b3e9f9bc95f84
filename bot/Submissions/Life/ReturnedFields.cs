using Channels.Bot.Conversations;

namespace Channels.Bot.Submissions.Life;

/// <summary>What is wrong with which answer, as it stands in a row: <c>time=unclear children[0].child=missing</c>.</summary>
internal static class ReturnedFields
{
    public static string Write(IEnumerable<ReturnedField> fields) => string.Join(' ', fields.Select(f => $"{f.Path}={f.Reason}"));

    public static IReadOnlyList<ReturnedField> Read(string kept) =>
        [
            .. kept.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(f => f.Split('='))
                .Where(f => f.Length == 2)
                .Select(f => new ReturnedField(f[0], f[1])),
        ];
}
