using System.Globalization;
using System.Runtime.CompilerServices;

namespace Channels.Text;

/// <summary>Puts figures into <c>{places}</c> of a text.</summary>
internal static class Template
{
    /// <summary>Figures are taken as they are: a brace in one means nothing. A place nobody has a figure for stays as it is
    /// written.</summary>
    public static string Fill(string text, params ReadOnlySpan<(string Name, string Value)> figures)
    {
        var open = text.IndexOf('{');
        if (open < 0)
            return text;
        var filled = new DefaultInterpolatedStringHandler(text.Length, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        var from = 0;
        while (open >= 0)
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
                break;
            if (Figure(figures, text.AsSpan(open + 1, close - open - 1)) is { } value)
            {
                filled.AppendFormatted(text.AsSpan(from, open - from));
                filled.AppendLiteral(value);
                from = close + 1;
                open = text.IndexOf('{', from);
            }
            else
            {
                open = text.IndexOf('{', open + 1);
            }
        }

        filled.AppendFormatted(text.AsSpan(from));
        return filled.ToStringAndClear();
    }

    private static string? Figure(ReadOnlySpan<(string Name, string Value)> figures, ReadOnlySpan<char> name)
    {
        foreach (var (known, value) in figures)
        {
            if (name.SequenceEqual(known))
                return value;
        }

        return null;
    }
}
