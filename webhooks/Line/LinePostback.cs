namespace Channels.Webhooks.Line;

/// <summary>
/// Data of postbacks as this product writes them, with a mark and its version: an account may have menus of others, and LINE sends data
/// of its own when a tab of a rich menu is changed. What has no mark says nothing.
/// </summary>
internal static class LinePostback
{
    /// <summary>Before what is said. A rich menu of the account may use it too: <c>ch1 活動報告</c>.</summary>
    public const string Mark = "ch1 ";

    public static string Data(string said) => Mark + said;

    /// <summary>What the data says; null when it is not of this product.</summary>
    public static string? Said(string? data) =>
        data is not null && data.StartsWith(Mark, StringComparison.Ordinal) ? data[Mark.Length..] : null;
}
