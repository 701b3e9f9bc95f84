namespace Channels.Bot.Forms;

/// <summary>The languages a dialog can be held in.</summary>
internal static class Languages
{
    public const string Japanese = "ja";

    public const string EasyJapanese = "ja-easy";

    public const string English = "en";

    /// <summary>Every procedure has these.</summary>
    public static readonly IReadOnlyList<string> Required = [Japanese, EasyJapanese, English];

    /// <summary>A procedure may add these.</summary>
    public static readonly IReadOnlyList<string> Known = [.. Required, "zh-Hans", "zh-Hant", "ko", "vi", "ne", "tl"];

    /// <summary>Which language speaks when a text is missing in the one asked for.</summary>
    public static string Fallback(string language) => language is Japanese or EasyJapanese ? Japanese : English;
}
