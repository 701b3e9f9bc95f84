using System.Text;

namespace Channels.Text.Contacts;

/// <summary>
/// Reads an e-mail address, full-width letters included; also in a sentence, and as Japanese keyboards and dictation write it
/// (taro＠example。com, taro アットマーク example ドット com).
/// </summary>
public static class EmailReader
{
    private const int Longest = 254;

    /// <summary>
    /// Reads an address; the domain becomes lower case. Old Japanese mobile addresses with dots in a row or before the @ are valid here,
    /// as they are in use. What was put right (。 for a dot, blanks, dictated marks) and what looks like a slip is asked back.
    /// </summary>
    public static Reading<string> Read(string text)
    {
        if (text is null || text.Length > Longest * 4)
            return Reading.None<string>();
        var plain = JapaneseText.Clean(text).Normalize(NormalizationForm.FormKC).Replace('\n', ' ');
        var written = DictatedEmail.InMarks(plain);
        var isDictated = !ReferenceEquals(written, plain);
        var at = written.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return Reading.None<string>();
        var found = new List<(string Address, bool Assumed)>();
        for (; at >= 0; at = written.IndexOf('@', at + 1))
            EmailParts.AddAround(written, at, found);
        return found.Count == 0
            ? Reading.Impossible<string>(ReadingCodes.EmailMalformed)
            : Reading.OneOf(
                found.Select(one => one.Address),
                isDictated || found.Exists(one => one.Assumed || EmailSlips.IsLikely(one.Address))
            );
    }
}
