using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>Reads the figures of a rate, and says what cannot be paid with them.</summary>
internal sealed class RateFigures(SecondFigure second, int unit)
{
    private const int MostYen = 100_000;

    /// <summary>What the second figure is called.</summary>
    public static string Key(SecondFigure second) => second is SecondFigure.Share ? "share" : "reward";

    public (int Fee, int Second) ReadAll(MapReader map)
    {
        var figures = Read(map);
        map.Finish();
        return figures;
    }

    public (int Fee, int Second) Read(MapReader map)
    {
        var fee = map.Whole("fee", 0, MostYen) ?? PackReader.Missing(map, "fee");
        if (second is SecondFigure.None)
            return (fee, 0);
        var other = map.Whole(Key(second), 0, MostYen) ?? PackReader.Missing(map, Key(second));
        if (second is SecondFigure.Reward && other < fee)
            map.Add(
                map.PlaceOf("reward"),
                "reward-low",
                $"The provider would get {other}, less than the {fee} that is paid.",
                "Check both."
            );
        return (fee, other);
    }

    public Rate Rate(MapReader map, string id)
    {
        var (fee, other) = Read(map);
        var rate = new Rate(id, fee, other)
        {
            UnitFee = map.Whole("unit-fee", 0, MostYen),
            UnitSecond = second is SecondFigure.None ? null : map.Whole("unit-" + Key(second), 0, MostYen),
        };
        Even(map, rate.UnitFee is null ? fee : 0, "fee");
        Even(map, rate.UnitSecond is null ? other : 0, Key(second));
        return rate;
    }

    private void Even(MapReader map, int yen, string key)
    {
        if (yen * unit % RulePack.Hour == 0)
            return;
        map.Add(
            map.PlaceOf(key),
            "unit-not-whole",
            $"{yen} yen an hour are no whole yen for {unit} minutes.",
            $"Write what {unit} minutes cost as 'unit-{key}'."
        );
    }
}
