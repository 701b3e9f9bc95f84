namespace Channels.Knowledge.Index;

/// <summary>The longest word that begins with a character: most places of a text begin none, and are passed with one look.</summary>
internal sealed class WordLengths
{
    private readonly byte[] _longest = new byte[char.MaxValue + 1];

    public void Add(string word)
    {
        if (word.Length > 0)
            _longest[word[0]] = Math.Max(_longest[word[0]], (byte)Math.Min(word.Length, byte.MaxValue));
    }

    /// <summary>Length of the longest word that may begin at a place of a text; 0 for none.</summary>
    public int MostAt(ReadOnlySpan<char> text, int at) => Math.Min(_longest[text[at]], text.Length - at);
}
