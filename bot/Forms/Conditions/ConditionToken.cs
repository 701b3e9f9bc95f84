namespace Channels.Bot.Forms.Conditions;

/// <summary>A piece of a condition and its offset in it.</summary>
internal readonly record struct ConditionToken(string Text, int Offset, bool IsQuoted = false)
{
    /// <summary>Splits at spaces, brackets and comparison signs; quoted words stay whole.</summary>
    public static IReadOnlyList<ConditionToken> Split(string text)
    {
        var tokens = new List<ConditionToken>();
        var i = 0;
        while (i < text.Length)
        {
            var start = i;
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else if (text[i] is '(' or ')')
            {
                i++;
                tokens.Add(new(text[start..i], start));
            }
            else if (text[i] is '<' or '>' or '=' or '!')
            {
                while (i < text.Length && text[i] is '<' or '>' or '=' or '!')
                    i++;
                tokens.Add(new(text[start..i], start));
            }
            else if (text[i] is '\'' or '"')
            {
                var end = text.IndexOf(text[i], i + 1);
                i = end < 0 ? text.Length : end + 1;
                tokens.Add(new(text[(start + 1)..(end < 0 ? i : i - 1)], start, IsQuoted: true));
            }
            else
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('(' or ')' or '<' or '>' or '=' or '!'))
                    i++;
                tokens.Add(new(text[start..i], start));
            }
        }

        return tokens;
    }
}
