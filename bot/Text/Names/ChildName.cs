namespace Channels.Text.Names;

/// <summary>What a child is called, without what is said around it: けんとです, 名前はゆい, けんと(5歳).</summary>
public static class ChildName
{
    /// <summary>The name, or null where the words are no name (わすれました).</summary>
    public static string? Of(string text)
    {
        var open = text.AsSpan().IndexOfAny('(', '（');
        var bare = open > 0 ? text[..open].Trim() : text;
        return NameSentence.IsOther(bare) ? null : NameWords.Strip(bare, out _);
    }
}
