namespace Channels.Bot.Text;

/// <summary>A text in which individual numbers are made unreadable.</summary>
/// <param name="Text">The text, digits of found numbers replaced by ＊; the same instance when nothing was found.</param>
/// <param name="Found">At least one 12-digit run with a valid check digit was masked: tell the person.</param>
/// <param name="Suspected">A 12-digit run with a wrong check digit stands in the text, unmasked: worth a warning.</param>
public readonly record struct MaskedText(string Text, bool Found, bool Suspected);

public static class MyNumber
{
    public static MaskedText Mask(string text) => new(text, false, false);
}
