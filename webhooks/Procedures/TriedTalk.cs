namespace Channels.Webhooks.Procedures;

/// <summary>What was said so far, as the form carries it.</summary>
/// <param name="Language">ja, ja-easy or en.</param>
/// <param name="Channel">line or webchat.</param>
/// <param name="Said">In order.</param>
internal sealed record TriedTalk(string Language, string Channel, IReadOnlyList<string> Said)
{
    private const int MostLines = 200;
    private const int LongestLine = 5000;

    public static TriedTalk Nothing { get; } = new("ja", "line", []);

    public static TriedTalk Read(IFormCollection form)
    {
        var said = form["said"]
            .Append(form["say"].LastOrDefault(s => !string.IsNullOrWhiteSpace(s)))
            .Where(s => !string.IsNullOrWhiteSpace(s))
            .Select(s => s!.Length > LongestLine ? s[..LongestLine] : s)
            .Take(MostLines)
            .ToList();
        if (form.ContainsKey("back") && said.Count > 1)
            said.RemoveAt(said.Count - 1);
        return new TriedTalk(
            form["language"].ToString() is "ja-easy" or "en" ? form["language"].ToString() : "ja",
            form["channel"].ToString() is "webchat" ? "webchat" : "line",
            said
        );
    }
}
