namespace Channels.Text.Masking;

/// <summary>Tells that a text was masked before it came here: the number is gone, and its person is still to be told.</summary>
public static class MaskMark
{
    private const char Mark = '＊';
    private const int Length = 12;

    /// <summary>As many marks stand in the text as an individual number has digits.</summary>
    public static bool IsIn(string text) => text.AsSpan().Count(Mark) >= Length;
}
