using System.Collections.Frozen;
using System.Text;

namespace Channels.Bot.Forms.Postal;

/// <summary>
/// The addresses of Japan Post's official file (KEN_ALL.CSV in Shift_JIS, or utf_ken_all.csv). Its layout: 15 columns, of which
/// 3 is the code, 7 to 9 are prefecture, city and town. What the file means beside what it says is taken into account: a long
/// town goes on in the next lines, brackets hold ranges and floors, and some towns are sentences.
/// </summary>
internal sealed class PostalAddresses : IPostalAddresses
{
    /// <summary>Largest file that is read, in bytes; the official one has about 18 MB.</summary>
    public const long MostBytes = 64L * 1024 * 1024;

    private const int Columns = 15;

    /// <summary>Towns of one code that are offered.</summary>
    private const int MostTowns = 12;

    private readonly FrozenDictionary<int, string[]> byCode;

    private PostalAddresses(FrozenDictionary<int, string[]> byCode) => this.byCode = byCode;

    /// <summary>How many codes are known.</summary>
    public int Count => byCode.Count;

    public static PostalAddresses Load(string path) => Read(Decode(File.ReadAllBytes(path)));

    public static PostalAddresses Read(string csv)
    {
        var found = new Dictionary<int, List<string>>();
        (string Code, string City, string Town)? open = null;
        foreach (var line in csv.AsSpan().EnumerateLines())
        {
            if (Split(line) is not { } row || !IsCode(row[2]))
                continue;
            var (code, city, town) = (row[2], row[6] + row[7], row[8]);
            if (open is { } begun && begun.Code == code && begun.City == city)
                town = begun.Town + town;
            open = IsOpen(town) ? (code, city, town) : null;
            if (open is null)
                Add(code, city + Plain(town));
        }

        return new PostalAddresses(found.ToFrozenDictionary(f => f.Key, f => f.Value.ToArray()));

        void Add(string code, string address)
        {
            var key = int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
            if (!found.TryGetValue(key, out var towns))
                found[key] = towns = [];
            if (towns.Count < MostTowns && !towns.Contains(address))
                towns.Add(address);
        }
    }

    public IReadOnlyList<string> Find(string code) =>
        IsCode(code) && byCode.TryGetValue(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture), out var towns) ? towns : [];

    /// <summary>A bracket that is not closed goes on in the next line.</summary>
    private static bool IsOpen(string town) => town.Count(c => c is '（' or '(') > town.Count(c => c is '）' or ')');

    /// <summary>The town as it is written in an address: without brackets, and without what is a remark.</summary>
    private static string Plain(string town)
    {
        var bracket = town.IndexOfAny(['（', '(']);
        var name = bracket < 0 ? town : town[..bracket];
        if (
            name is "以下に掲載がない場合"
            || name.EndsWith("の次に番地がくる場合", StringComparison.Ordinal)
            || name.EndsWith("番地がくる場合", StringComparison.Ordinal)
        )
            return "";
        return name is not "一円" && name.EndsWith("一円", StringComparison.Ordinal) ? "" : name; // 一円 alone is a town in Shiga
    }

    private static bool IsCode(string text) => text.Length == 7 && text.All(char.IsAsciiDigit);

    private static string[]? Split(ReadOnlySpan<char> line)
    {
        var cells = new string[Columns];
        var (cell, start, quoted) = (0, 0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                quoted = !quoted;
            if (i < line.Length && (line[i] != ',' || quoted))
                continue;
            if (cell == Columns)
                return null;
            cells[cell++] = line[start..i].Trim().Trim('"').ToString();
            start = i + 1;
        }

        return cell == Columns ? cells : null;
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetString(bytes);
        }
    }
}
