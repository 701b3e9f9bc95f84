using System.Text.RegularExpressions;
using Channels.Knowledge.Index;

namespace Channels.Knowledge.Reading;

/// <summary>Finds the mention of a place for which another authority answers.</summary>
internal static partial class Places
{
    private static readonly string[] Known = [.. Tables.Words("places").OrderByDescending(p => p.Length)];
    private static readonly HashSet<string> NoPlaces = new(
        [
            "本",
            "当",
            "同",
            "各",
            "都",
            "自",
            "全",
            "市",
            "政令",
            "指定都",
            "政令指定都",
            "受けた",
            "保険者",
            "当該",
            "該当",
            "所在",
            "中核",
            "関係",
            "一般",
        ],
        StringComparer.Ordinal
    );

    /// <summary>The first such place, or null.</summary>
    /// <param name="text">A folded text.</param>
    /// <param name="city">The city that answers; its prefecture and wards are its own.</param>
    public static string? FindOther(string text, HomeCity city)
    {
        if (Elsewhere().Match(text) is { Success: true } elsewhere)
            return elsewhere.Value;
        var rest = city.Names.Aggregate(text, (t, own) => t.Replace(own, "＊", StringComparison.Ordinal));
        if (HomeOffice().IsMatch(rest))
            return null;
        foreach (var place in Known)
        {
            var at = rest.IndexOf(place, StringComparison.Ordinal);
            if (at >= 0 && Scripts.IsWholeWord(rest, at, place.Length) && IsPlace(rest, at + place.Length))
                return place;
        }

        foreach (Match match in Municipality().Matches(rest))
        {
            if (!NoPlaces.Contains(match.Groups["name"].Value) && !IsAnyTown(match) && IsPlace(rest, match.Index + match.Length))
                return match.Value;
        }

        return null;
    }

    /// <summary>Towns as such and no one of them: 保険者である市区町村, 各市町村.</summary>
    private static bool IsAnyTown(Match match) => match.Groups["name"].Value is [.., '市' or '区' or '町'];

    /// <summary>Neither part of a longer name (東京海上) nor where a resident comes from or goes to (大阪市の特養に入る利用者).</summary>
    private static bool IsPlace(string text, int end) => !LongerName().IsMatch(text.AsSpan(end)) && !Resident().IsMatch(text.AsSpan(end));

    [GeneratedRegex(@"＊の?(\p{L}{0,12}(事業所|施設|ホーム|デイ|介護|看護))|＊(に|で)(事業所|指定)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HomeOffice();

    [GeneratedRegex(
        @"^(?!(都|府|県|市|区|町|村|内|支店|本社|本部|地区|近郊)?([のでにはがをもへ、。 ]|$|で))[一-龥]",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex LongerName();

    [GeneratedRegex(
        @"^[市区町村県]?(の|にある)?[\p{L}・]{0,14}?((に|へ)(入|移|転|引)|の被保険者|が保険者|から(来|入|移|転))",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Resident();

    [GeneratedRegex(
        @"(他|ほか|別|よそ|となり|隣)の?(市|町|村|市町村|自治体|県|都市)(でも|では|で|の場合|の指定|の事業所|の取扱)|県(の指定の?|指定の?)(事業所|施設|を受け)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"(?<name>[一-龥ヶ]{1,4})(市|町|村)(?=[のでにはがをも、。]|$|内|役所|役場|指定)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Municipality();
}

/// <summary>The city that answers.</summary>
/// <param name="Name">As in an entry's jurisdiction.</param>
/// <param name="Names">Names, folded, that mean this city or what it lies in and consists of; longest first.</param>
internal sealed record HomeCity(string Name, IReadOnlyList<string> Names)
{
    /// <summary>Kitakyushu with its prefecture and wards.</summary>
    public static HomeCity Kitakyushu { get; } =
        new(
            "北九州市",
            [
                "kitakyushu city",
                "kitakyushu",
                "北九州市",
                "北九州",
                "小倉北区",
                "小倉南区",
                "八幡東区",
                "八幡西区",
                "福岡県",
                "門司区",
                "若松区",
                "戸畑区",
            ]
        );
}
