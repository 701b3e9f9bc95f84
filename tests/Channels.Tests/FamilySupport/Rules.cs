using System.Globalization;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using Channels.Bot.Forms;

namespace Channels.Tests.FamilySupport;

/// <summary>The shipped packs, and a short way to ask them.</summary>
internal static class Rules
{
    public static readonly RuleBook Book = RuleBook.Load(RuleBook.DefaultFolder);

    public static IEnumerable<string> Files => Directory.EnumerateFiles(RuleBook.DefaultFolder, "*.yaml", SearchOption.AllDirectories);

    public static string TextOf(string pack) => File.ReadAllText(Files.Single(f => Path.GetFileNameWithoutExtension(f) == pack));

    /// <summary>A pack from its text; a fault of it fails the test.</summary>
    public static RulePack Read(string text)
    {
        var findings = new List<Lint>();
        var pack = RuleBook.Read("pack.yaml", text, findings);
        Assert.Empty(findings);
        return pack!;
    }

    /// <summary>A pack with something else in it; what is replaced must be there.</summary>
    public static RulePack With(string pack, params (string Old, string New)[] changes)
    {
        var text = TextOf(pack);
        foreach (var (old, other) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, other, StringComparison.Ordinal);
        }

        return Read(text);
    }

    /// <param name="when">Day and times: <c>2026-06-01 06:45-08:10</c>.</param>
    public static CareUse Use(string when, int children = 1, bool sick = false)
    {
        var day = DateOnly.ParseExact(when[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (from, to) = (Minute(when[11..16]), Minute(when[17..]));
        return new CareUse(day, from, to > from ? to - from : to - from + 1440, [.. Enumerable.Repeat(new ChildInCare(sick), children)])
        {
            IsResident = true,
        };
    }

    public static Price Price(string place, CareUse use) => Assert.IsType<Quote.Priced>(Pricer.Price(Book, place, use)).Price;

    public static Price Price(RulePack pack, CareUse use) => Assert.IsType<Quote.Priced>(Pricer.Price(pack, use)).Price;

    public static WhyNot Refused(Quote quote) => Assert.IsType<Quote.Unpriced>(quote).Reason;

    private static int Minute(string text) =>
        (int.Parse(text[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(text[3..], CultureInfo.InvariantCulture);
}
