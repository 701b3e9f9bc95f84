namespace Channels.Bot.Forms.Words;

/// <summary>What people say for courtesy or while they think: it is no part of what is chosen, counted or ordered.</summary>
internal sealed partial class DialogWords
{
    /// <summary>です、お願いします、やけ: more than a few in a row are nobody's manners.</summary>
    private const int MostEndings = 4;

    private static readonly char[] AfterCourtesy = [',', '、', '。', ' '];

    /// <summary>Without えっと and the like at the beginning; the same text when there is none.</summary>
    public string WithoutFillers(string text)
    {
        var rest = text.AsSpan();
        while (TakeFiller(ref rest)) { }

        return rest.Length == text.Length ? text : rest.ToString();
    }

    /// <summary>The message this thread asked about last: topic after topic asks about the same one.</summary>
    [ThreadStatic]
    private static Shapes? latest;

    /// <summary>What is left of a message without marks, and without courtesy; each worked out once.</summary>
    private Shapes ShapesOf(string folded) =>
        latest is { } known && ReferenceEquals(known.Folded, folded) && ReferenceEquals(known.Words, this)
            ? known
            : latest = new Shapes(this, folded);

    private string WithoutCourtesy(string folded) => ShapesOf(folded).Plain;

    private string TakeCourtesy(string folded)
    {
        var bare = WithoutFillers(folded);
        for (var taken = 0; taken < MostEndings; taken++)
        {
            var shorter = Without(bare, courtesies).TrimEnd(AfterCourtesy);
            if (shorter.Length == bare.Length || shorter.Length == 0)
                break;
            bare = shorter;
        }

        return bare;
    }

    /// <summary>A filler is a word of its own: あの、2番 and えっと2, but not あの人.</summary>
    private bool TakeFiller(ref ReadOnlySpan<char> from)
    {
        if (!fillers.MayBegin(from))
            return false;
        foreach (var filler in fillers.Words)
        {
            if (!from.StartsWith(filler, StringComparison.OrdinalIgnoreCase))
                continue;
            var after = from[filler.Length..];
            var rest = after.TrimStart(Pauses);
            if (rest.Length == 0 || (rest.Length == after.Length && (!char.IsDigit(after[0]) || char.IsAsciiLetter(filler[0]))))
                continue;
            from = rest;
            return true;
        }

        return false;
    }

    /// <summary>A message without what stands around its words.</summary>
    private sealed class Shapes(DialogWords words, string folded)
    {
        private string? plain;
        private string? bare;
        private string? barePlain;
        private string? plainBare;

        public DialogWords Words => words;

        public string Folded => folded;

        /// <summary>Without courtesy.</summary>
        public string Plain => plain ??= words.TakeCourtesy(folded);

        /// <summary>Without marks.</summary>
        public string Bare => bare ??= BareOf(folded);

        /// <summary>Without courtesy, then without marks.</summary>
        public string BarePlain => barePlain ??= BareOf(Plain);

        /// <summary>Without marks, then without courtesy and what marks are left by it.</summary>
        public string PlainBare => plainBare ??= BareOf(words.TakeCourtesy(Bare));
    }
}
