using System.Globalization;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using Channels.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Channels.Webhooks.Fees;

/// <summary>What somebody asks the calculator, as it stands in the page's address; it names nobody.</summary>
internal sealed record FeeQuestion(
    string Day,
    string From,
    string To,
    int Children,
    int Sick,
    string Home,
    bool Overnight,
    string Programme,
    string Return,
    int Uses,
    string Spent
)
{
    public const int MostChildren = 6;
    private const int MostSpent = 50_000;
    private const int MostUses = 99;
    private const int LongestValue = 30;

    /// <summary>Whether anything was asked yet.</summary>
    public bool IsAsked { get; init; }

    /// <summary>A number that cannot be read: no other one is put in its place.</summary>
    private bool HasWrongNumber { get; init; }

    public static FeeQuestion Read(IQueryCollection query, DateOnly today)
    {
        var isAsked = query.ContainsKey("from");
        var isWrong = false;
        return new(
            One(query, "day") ?? (isAsked ? "" : today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            One(query, "from") ?? (isAsked ? "" : "16:00"),
            One(query, "to") ?? (isAsked ? "" : "18:00"),
            Whole("children", 1, MostChildren, 1),
            Whole("sick", 0, MostChildren, 0),
            One(query, "home") ?? "",
            One(query, "night") is not null,
            One(query, "programme") ?? "",
            One(query, "return") ?? "",
            Whole("uses", 0, MostUses, 0),
            One(query, "spent") ?? ""
        )
        {
            IsAsked = isAsked,
            HasWrongNumber = isWrong,
        };

        int Whole(string name, int least, int most, int usual)
        {
            if (One(query, name) is not { } written)
            {
                isWrong |= query[name] is [{ Length: > LongestValue }, ..];
                return usual;
            }

            if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            isWrong = true;
            return usual;
        }
    }

    /// <summary>The day, or null where it is none.</summary>
    public DateOnly? DayOrNull => Date(Day);

    /// <summary>The activity, or the name of what cannot be read: <c>day</c>, <c>time</c>, <c>sick</c> and so on.</summary>
    public (CareUse? Use, string? Fault) ToUse(RulePack pack)
    {
        if (DayOrNull is not { } day)
            return (null, "day");
        if (Minute(From) is not { } from || Minute(To) is not { } to || from == to)
            return (null, "time");
        if (HasWrongNumber)
            return (null, "number");
        if (Sick > Children)
            return (null, "sick");
        var spent = 0;
        if (Spent.Length > 0 && !(int.TryParse(Spent, NumberStyles.None, CultureInfo.InvariantCulture, out spent) && spent <= MostSpent))
            return (null, "spent");
        var claim = pack.ProgrammeIds.Contains(Programme) ? new ProgrammeClaim(Programme, Date(Return)) { UsesBefore = Uses } : null;
        if (claim is not null && Return.Length > 0 && claim.Day is null)
            return (null, "return");
        var children = Enumerable.Range(0, Children).Select(i => new ChildInCare(i < Sick));
        var minutes = (to - from + RulePack.Day) % RulePack.Day; // an end before the start is on the next day
        return (
            new CareUse(day, from, minutes, [.. children])
            {
                IsResident = Home switch
                {
                    "in" => true,
                    "out" => false,
                    _ => null,
                },
                IsOvernight = Overnight && pack.HasNights,
                Spent = spent,
                Claim = claim,
            },
            null
        );
    }

    /// <summary>The same question in another language.</summary>
    public string Address(string language)
    {
        var parts = new Dictionary<string, string?> { ["l"] = language };
        if (IsAsked)
        {
            (parts["day"], parts["from"], parts["to"]) = (Day, From, To);
            (parts["children"], parts["sick"]) = (Written(Children), Written(Sick));
            (parts["home"], parts["spent"], parts["night"]) = (Kept(Home), Kept(Spent), Overnight ? "on" : null);
            (parts["programme"], parts["return"]) = (Kept(Programme), Kept(Return));
            parts["uses"] = Programme.Length > 0 ? Written(Uses) : null;
        }

        return QueryHelpers.AddQueryString("/fees", parts.Where(p => p.Value is not null));
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Kept(string text) => text.Length > 0 ? text : null;

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2000 and <= 2099
            ? day
            : null;

    private static int? Minute(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time.Hour * RulePack.Hour) + time.Minute
            : null;

    /// <summary>What stands under a name, full-width digits as others; null where nothing
    /// does, and where it is longer than anything that belongs there.</summary>
    private static string? One(IQueryCollection query, string name) =>
        query[name] is [{ Length: > 0 and <= LongestValue } only, ..] && JapaneseText.FoldWidths(only) is { Length: > 0 } folded
            ? folded
            : null;
}
