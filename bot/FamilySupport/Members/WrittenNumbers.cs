namespace Channels.Bot.FamilySupport.Members;

/// <summary>
/// Which member a number in a report means. Cards print 04821, spreadsheets make 4821 of it, and people write either: where only one member
/// can be meant, it is that one.
/// </summary>
internal sealed class WrittenNumbers
{
    private readonly HashSet<string> members;
    private readonly Dictionary<string, string?> bare = new(StringComparer.Ordinal);

    public WrittenNumbers(IEnumerable<string> numbers)
    {
        members = [.. numbers];
        foreach (var number in members)
            bare[number.TrimStart('0')] = bare.ContainsKey(number.TrimStart('0')) ? null : number;
    }

    /// <summary>The member's own number; what is written where none, or more than one, is meant.</summary>
    public string Meant(string written) =>
        members.Contains(written) ? written
        : bare.TryGetValue(written.TrimStart('0'), out var number) && number is not null ? number
        : written;
}
