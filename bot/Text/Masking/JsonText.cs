using System.Text;

namespace Channels.Text.Masking;

/// <summary>Reads the texts of JSON as they may come: what is no valid Unicode is read as far as it can be instead of throwing.</summary>
public static class JsonText
{
    /// <summary>The text between the quotes of a well-formed JSON string; what is no Unicode becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> written)
    {
        var text = Encoding.UTF8.GetString(written);
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var read = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                read.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u')
            {
                read.Append((char)Convert.ToUInt16(text.Substring(i + 1, 4), 16));
                i += 4;
            }
            else
            {
                read.Append(
                    text[i] switch
                    {
                        'b' => '\b',
                        'f' => '\f',
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        var other => other,
                    }
                );
            }
        }

        // UTF-8 has no halves of pairs: there and back makes each the replacement character.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(read.ToString()));
    }
}
