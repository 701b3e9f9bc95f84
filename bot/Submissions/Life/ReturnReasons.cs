using Channels.Bot.Forms.Words;

namespace Channels.Bot.Submissions.Life;

/// <summary>The reasons for which an answer can be given back: those there are words for.</summary>
public static class ReturnReasons
{
    /// <summary>Their codes, in the order of the file of words.</summary>
    public static IReadOnlyCollection<string> All { get; } = DialogWords.Default.ReturnReasons;

    /// <summary>What the person reads.</summary>
    public static string Say(string language, string code) => DialogWords.Default.ReturnReason(language, code);
}
