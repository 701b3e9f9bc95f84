using System.Globalization;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using Channels.Text;

namespace Channels.Bot.FamilySupport.Explaining;

/// <summary>Says a price so that a member can follow every yen of it.</summary>
public sealed class Explainer
{
    private const int ShownOfHash = 12;

    private readonly FeeWords words = new();

    /// <summary>An amount as it is written: <c>1,500</c>.</summary>
    public static string Yen(int yen) => yen.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Why there is no price.</summary>
    public string Say(WhyNot reason, string language) => words.Say(language, $"why-not.{reason}");

    /// <summary>That nobody asked whether a programme was used.</summary>
    public string SayNoProgramme(string language) => words.Say(language, "report.no-programme");

    public Explained Explain(Price price, string language)
    {
        var known = FeeWords.Known(language);
        var names = price.Pack.Words[known];
        return new Explained(
            names.Place,
            names.Source,
            [.. price.Lines.Select(l => Line(price, names, l, known))],
            [.. price.Used.Select(a => words.Say(known, $"assumed.{a}"))],
            $"{price.Pack.Id} {Digits.Of(price.Pack.Version)} ({price.Pack.Hash[..ShownOfHash]})"
        );
    }

    /// <summary>The name of a place's programme.</summary>
    public static string NameOf(RulePack pack, string id, string language) => pack.Words[FeeWords.Known(language)].Names[id];

    /// <summary>A place's name and where its rules are printed.</summary>
    public static (string Place, string Source) PlaceOf(RulePack pack, string language)
    {
        var names = pack.Words[FeeWords.Known(language)];
        return (names.Place, names.Source);
    }

    /// <summary>1時間30分.</summary>
    public string Duration(int minutes, string language) =>
        (minutes / RulePack.Hour, minutes % RulePack.Hour) switch
        {
            (0, var m) => words.Say(language, "minutes", ("m", Digits.Of(m))),
            (var h, 0) => words.Say(language, h == 1 ? "hour" : "hours", ("h", Digits.Of(h))),
            var (h, m) => words.Say(language, h == 1 ? "hour-and-minutes" : "hours-and-minutes", ("h", Digits.Of(h)), ("m", Digits.Of(m))),
        };

    private ExplainedLine Line(Price price, PackWords names, PriceLine line, string language)
    {
        var several = price.Lines.Any(l => l.Child > 1);
        var text = words.Say(
            language,
            $"line.{line.Kind}",
            ("name", line.Name is { } name ? names.Names.GetValueOrDefault(name, name) : ""),
            ("length", Duration(line.Minutes, language)),
            ("share", Digits.Of(line.Rate)),
            ("step", Digits.Of(price.Pack.Floor))
        );
        var child = several && line.Child > 0 ? words.Say(language, "child", ("n", Digits.Of(line.Child))) : "";
        return new ExplainedLine(
            child + text,
            Formula(price.Pack, line, line.Rate, language),
            Formula(price.Pack, line, line.RewardRate, language),
            line.Fee,
            line.Reward,
            Rule(price, line, language)
        );
    }

    private string Formula(RulePack pack, PriceLine line, int rate, string language) =>
        (line.Kind, rate) switch
        {
            (LineKind.Time, > 0) => words.Say(language, "formula.time", ("rate", Yen(rate)), ("hours", Hours(line.Minutes, language))),
            (LineKind.Parts, > 0) => words.Say(
                language,
                "formula.parts",
                ("rate", Yen(rate)),
                ("count", Digits.Of(line.Minutes / pack.Time.Unit))
            ),
            _ => "",
        };

    /// <summary>1.5時間 where quarters of hours can say it.</summary>
    private string Hours(int minutes, string language) =>
        minutes % (RulePack.Hour / 4) == 0
            ? words.Say(
                language,
                minutes == RulePack.Hour ? "hour" : "hours",
                ("h", (minutes / (decimal)RulePack.Hour).ToString("0.##", CultureInfo.InvariantCulture))
            )
            : Duration(minutes, language);

    private string Rule(Price price, PriceLine line, string language)
    {
        var pack = price.Pack;
        switch (line.Kind)
        {
            case LineKind.Time or LineKind.Parts:
                var counted = Counted(price, language);
                var meets = price.Lines.Any(l => l.Child == line.Child && l.Name is { } other && other != line.Name);
                var higher = pack.Time.Straddle is not Straddle.Split && line.Kind is LineKind.Time;
                return meets || (higher && price.Used.Contains(Assumption.Straddle))
                    ? counted + words.Say(language, $"rule.straddle.{pack.Time.Straddle}")
                    : counted;
            case LineKind.Flat:
                return words.Say(language, "rule.Flat", ("length", Duration(pack.Time.Flat!.UpTo, language)));
            default:
                return words.Say(language, $"rule.{line.Kind}", ("share", Digits.Of(line.Rate)), ("step", Digits.Of(pack.Floor)));
        }
    }

    /// <summary>How time was counted; of whole hours nothing is said that the city has not published.</summary>
    private string Counted(Price price, string language)
    {
        var (time, assumed, used) = (price.Pack.Time, price.Pack.Assumed, price.Used);
        if (assumed.ContainsKey(Assumption.Unit) && !used.Contains(Assumption.Unit) && !used.Contains(Assumption.Minimum))
            return words.Say(language, "rule.hours");
        return words.Say(
            language,
            time.Minimum > 0 ? "rule.minimum-and-unit" : "rule.unit",
            ("minimum", Duration(time.Minimum, language)),
            ("unit", Duration(time.Unit, language))
        );
    }
}
