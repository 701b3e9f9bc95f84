using System.Collections.Frozen;
using System.Text;

namespace Channels.Bot.Text;

/// <summary>The comparing key of names. Old and variant characters are met in family registers and on member lists.</summary>
internal static class NameKey
{
    /// <summary>
    /// Each group: the everyday character first, then what is compared as equal to it. Compatibility ideographs (神 in its old form)
    /// are not listed: NFKC maps them.
    /// </summary>
    private static readonly string[] Groups =
    [
        "崎﨑嵜", "高髙", "吉𠮷", "浜濱濵", "辺邊邉", "沢澤", "広廣", "国國", "桜櫻", "島嶋嶌", "斎齋", "斉齊", "徳德", "柳栁桺", "富冨", "真眞", "恵惠",
        "蔵藏", "竜龍", "瀬瀨", "頼賴", "静靜", "寿壽", "実實", "栄榮", "条條", "増增", "曽曾", "円圓", "学學", "豊豐", "万萬", "仏佛", "亜亞", "淵渕渊",
        "凛凜", "槙槇", "遥遙", "尭堯", "巌巖", "穂穗", "弥彌", "禄祿", "礼禮", "桧檜", "関關", "塩鹽", "鉄鐵鐡", "鶏鷄", "滝瀧", "沖冲", "緑綠", "黒黑",
        "横橫", "宝寶", "宮宫", "宇㝢", "児兒", "団團", "図圖", "読讀", "続續", "来來", "帰歸", "会會", "絵繪", "芸藝", "剣劍劔", "険險", "検檢", "倹儉",
        "県縣", "顕顯", "権權", "覚覺", "楽樂", "観觀", "歓歡", "気氣", "旧舊", "区區", "駆驅", "径徑", "経經", "茎莖", "軽輕", "恒恆", "昂昻", "晃晄",
        "清淸", "青靑", "緒緖", "毎每", "郎郞", "錬鍊", "暦曆", "歴歷", "炉爐", "労勞", "郷鄕", "暁曉", "焼燒", "勲勳", "薫薰", "渓溪", "蛍螢", "鶴鸖",
        "館舘", "間閒", "衛衞", "聡聰", "総總", "荘莊", "壮壯", "装裝", "将將", "奨獎", "剰剩", "畳疊", "乗乘", "浄淨", "嬢孃", "譲讓", "醸釀", "穣穰",
        "壌壤", "尽盡", "慎愼", "鎮鎭", "粋粹", "酔醉", "枢樞", "数數", "声聲", "摂攝", "専專", "浅淺", "銭錢", "践踐", "繊纖", "禅禪", "双雙", "騒騷",
        "属屬", "対對", "体體", "帯帶", "台臺", "択擇", "担擔", "単單", "弾彈", "断斷", "痴癡", "昼晝", "虫蟲", "庁廳", "聴聽", "勅敕", "逓遞", "点點",
        "転轉", "伝傳", "灯燈", "当當", "党黨", "闘鬪", "独獨", "届屆", "弐貳", "悩惱", "脳腦", "売賣", "発發", "髪髮", "抜拔", "蛮蠻", "秘祕", "並竝",
        "変變", "弁辨辯瓣", "舗舖", "歩步", "褒襃", "没沒", "翻飜", "満滿", "黙默", "訳譯", "薬藥", "与與", "予豫", "余餘", "誉譽", "揺搖", "様樣", "謡謠",
        "覧覽", "両兩", "猟獵", "涙淚", "塁壘", "隷隸", "霊靈", "齢齡", "恋戀", "湾灣", "鴎鷗", "桑桒", "船舩", "野埜", "峰峯", "村邨", "秋穐", "諌諫",
    ];

    private static readonly FrozenDictionary<Rune, Rune> Everyday = Groups
        .Select(group => group.EnumerateRunes().ToArray())
        .SelectMany(group => group.Skip(1).Select(variant => (variant, everyday: group[0])))
        .ToFrozenDictionary(pair => pair.variant, pair => pair.everyday);

    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        var last = default(Rune);
        foreach (var rune in Folding.FoldToHiragana(name).EnumerateRunes())
        {
            if (rune.Value is ' ' or '・' or '=' or '゠' or '.' or ',' or '、' or '\'')
                continue;
            var everyday = rune.Value switch
            {
                '々' or '〻' when last != default => last,
                'ゖ' => new Rune('け'),
                'ゕ' => new Rune('か'),
                _ => Everyday.GetValueOrDefault(rune, rune),
            };
            key.Append(everyday);
            last = everyday;
        }

        return key.ToString();
    }
}
