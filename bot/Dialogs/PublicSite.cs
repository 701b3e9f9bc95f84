using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs;

/// <summary>Where people reach the chat page.</summary>
/// <param name="Address">Scheme and host, without a stroke at the end: <c>https://chat.example.jp</c>.</param>
public sealed record PublicSite(string Address)
{
    public static PublicSite Local { get; } = new("http://localhost:5080");

    /// <summary>The page of a procedure; the code stands after the fragment sign, so that it is in no log.</summary>
    internal string Link(string procedure, string entry, string code, string language) =>
        $"{Address}/chat?p={procedure}&c={entry}{(language == Languages.Japanese ? "" : $"&l={language}")}#i={code}";

    /// <summary>The page of what a member is paid. It works without a script, so that the code stands before the fragment sign: it is used
    /// once, and soon over.</summary>
    internal string Pay(string code, string language) => $"{Address}/pay?c={code}&l={language}";

    /// <summary>The page of what a member used, for paper; with the code as at <see cref="Pay"/>.</summary>
    internal string Receipts(string code, string language) => $"{Address}/receipts?c={code}&l={language}";

    /// <summary>The page of what a month comes to so far; with the code as at <see cref="Pay"/>.</summary>
    internal string SoFar(string code, string language, string month) => $"{Address}/so-far?c={code}&l={language}&m={month}";
}
