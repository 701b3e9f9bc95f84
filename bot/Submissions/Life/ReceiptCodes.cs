using System.Globalization;
using Channels.Bot.Protection;

namespace Channels.Bot.Submissions.Life;

/// <summary>The code that comes with the content of one revision and proves, when it comes back, that the content was read. Nothing
/// of it is stored.</summary>
internal static class ReceiptCodes
{
    /// <summary>Corrections of one submission that are still told apart from wrong codes.</summary>
    private const int MostEarlier = 20;

    public static string Of(ColumnProtector protector, string reference, int revision) =>
        protector.Pseudonym("receipt", reference + "\n" + revision.ToString(CultureInfo.InvariantCulture));

    public static bool IsOfEarlier(ColumnProtector protector, string reference, int revision, string code) =>
        Enumerable.Range(1, Math.Max(0, revision - 1)).TakeLast(MostEarlier).Any(r => Of(protector, reference, r) == code);
}
