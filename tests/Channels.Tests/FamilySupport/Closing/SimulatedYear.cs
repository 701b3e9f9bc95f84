using System.Diagnostics;
using System.Globalization;
using Channels.Bot.Data.Rows;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rehearsing;
using Channels.Bot.FamilySupport.Rules;
using Channels.Tests.FamilySupport.Banking;
using Channels.Tests.FamilySupport.Oracle;
using Channels.Tests.Support;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.FamilySupport.Closing;

/// <summary>
/// A year of the centre: 7,500 reports of 300 members, 5 % put right, 2 % late, 1 % taken back, three changes of rules on the way. Twelve
/// closes and one more; what the bank was told is read back from its files and compared with the oracle, which prices by walking through
/// minutes.
/// </summary>
public sealed class SimulatedYear(SqliteDatabase database) : IClassFixture<SqliteDatabase>, IDisposable
{
    private const int Reports = 7_500;
    private const int Members = 300;
    private static readonly DateOnly First = new(2026, 4, 1);

    /// <summary>What changes, and from when on.</summary>
    private static readonly (DateOnly From, (string Old, string New)[] Rules)[] Changes =
    [
        (new(2026, 7, 1), [("unit: 30", "unit: 15")]),
        (new(2026, 10, 1), [("fee: 500, reward: 1000", "fee: 480, reward: 1020")]),
        (new(2027, 1, 1), [("siblings: { fee: 50, reward: 50 }", "siblings: { fee: 50, reward: 100 }"), ("minimum: 60", "minimum: 30")]),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("year-").FullName;
    private readonly List<(DateOnly From, MinuteOracle Oracle)> oracles = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_year_balances_to_the_yen_against_the_oracle_and_the_banks_files()
    {
        var watch = Stopwatch.StartNew();
        var settings = new Dictionary<string, string?>(ClosingDesk.Settings) { ["FamilySupport:Rules"] = WriteRules() };
        await using var node = new Node(database.OpenStore(), new FakeTimeProvider(Instant(First)), settings: settings);
        var told = Told().ToList();
        await node.EnrolAsync(Members);
        await node.AddAsync(told.Select(t => Row(node, t)));
        var paid = new Dictionary<string, long>(StringComparer.Ordinal);
        var (closes, lines) = (0, 0);
        IReadOnlyList<string> carried = [];
        for (var month = 0; month <= 12; month++)
        {
            var (name, at) = (First.AddMonths(month), Instant(First.AddMonths(month + 1).AddDays(4)));
            node.Clock.SetUtcNow(at);
            await AcceptAsync(node, month);
            foreach (var one in told.Where(t => t.ChangesIn == month))
            {
                if (one.Then is { } use)
                    await node.CorrectAsync(one.Reference, one.Member, use);
                else
                    await node.SetAsync(one.Reference, SubmissionState.Withdrawn);
            }

            var closed = await node.CloseAsync(name.ToString("yyyy-MM", CultureInfo.InvariantCulture), folder);
            (closes, lines) = (closes + 1, lines + closed.Reports);
            carried = [.. closed.Carried.Select(c => c.Member!)];
            var bank = BankFileReader.Read(await File.ReadAllBytesAsync(Path.Combine(folder, $"bank-{closed.Month}.txt"), Stop));
            Assert.Equal(closed.Yen, bank.Payments.Sum(p => p.Yen));
            foreach (var payment in bank.Payments)
                paid[payment.Customer.TrimStart('0')] = paid.GetValueOrDefault(payment.Customer.TrimStart('0')) + payment.Yen;
        }

        var owed = told.GroupBy(t => t.Member).ToDictionary(g => g.Key, g => g.Sum(Owed), StringComparer.Ordinal);
        Assert.All(owed.Where(o => !carried.Contains(o.Key)), o => Assert.Equal((o.Key, o.Value), (o.Key, paid.GetValueOrDefault(o.Key))));
        Assert.All(carried, c => Assert.True(paid[c] > owed[c]));
        Assert.Equal(owed.Keys.Order(), paid.Keys.Order());
        Assert.InRange(lines, Reports, (Reports * 11 / 10) + 1);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{watch.Elapsed}");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{closes} closes, {lines} lines, {paid.Values.Sum():N0} yen, {carried.Count} carried, {watch.Elapsed.TotalSeconds:0.0} s"
        );
    }

    /// <summary>
    /// What became of each report: when it was accepted, and what it is put right to, or taken back, before or after its close.
    /// </summary>
    private static IEnumerable<ToldReport> Told()
    {
        var random = new Random(16);
        foreach (var (use, i) in SyntheticYear.Make(First, Reports, seed: 16).Select((u, i) => (u.Use, i)))
        {
            var month = ((use.Day.Year - First.Year) * 12) + use.Day.Month - First.Month;
            var member = ClosingDesk.Number(i < Members ? i : random.Next(Members));
            var handedIn = month + (i % 50 == 7 ? 1 : 0);
            var one = new ToldReport($"FS-{i / 1000:0000}-{i % 1000:0000}", member, use, handedIn);
            var later = Math.Min(12, handedIn + random.Next(3));
            yield return i switch
            {
                _ when i % 20 == 3 => one with { ChangesIn = later, Then = use with { Minutes = use.Minutes + random.Next(1, 90) } },
                _ when i % 100 == 11 => one with { ChangesIn = later },
                _ => one,
            };
        }
    }

    /// <summary>By the oracle: what the city owes for a report as it stands at last.</summary>
    private long Owed(ToldReport told)
    {
        if (told.ChangesIn is not null && told.Then is null)
            return 0;
        var use = told.Then ?? told.Use;
        var (fee, reward) = oracles
            .Last(o => o.From <= use.Day)
            .Oracle.Price(new OracleUse(use.Day, use.Start, use.Minutes, [.. use.Children.Select(c => c.IsSick)], true, false))!
            .Value;
        return reward - fee;
    }

    private string WriteRules()
    {
        var rules = Path.Combine(folder, "rules");
        Directory.CreateDirectory(rules);
        var text = Rules.TextOf("kitakyushu-2");
        File.WriteAllText(Path.Combine(rules, "2.yaml"), text);
        oracles.Add((DateOnly.MinValue, new MinuteOracle(new OracleRules(text))));
        foreach (var ((from, changes), i) in Changes.Select((c, i) => (c, i)))
        {
            foreach (var (old, other) in changes)
            {
                Assert.Contains(old, text, StringComparison.Ordinal);
                text = text.Replace(old, other, StringComparison.Ordinal);
            }

            var dated = text.Replace("version: 2", $"version: {i + 3}", StringComparison.Ordinal)
                .Replace("from: 2025-08-01", $"from: {from:yyyy-MM-dd}", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(rules, $"{i + 3}.yaml"), dated);
            oracles.Add((from, new MinuteOracle(new OracleRules(dated))));
        }

        var published = PackLock.Read("", []);
        foreach (var pack in RuleBook.Load(rules).Packs)
            Assert.True(published.Add(pack));
        File.WriteAllText(Path.Combine(rules, PackLock.File), published.Write());
        return rules;
    }

    private static Task AcceptAsync(Node node, int month)
    {
        var at = Instant(First.AddMonths(month + 1).AddDays(1));
        return node.WriteAsync(db =>
            db.Submissions.Where(s => s.SubmittedAt == at)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SubmissionState.Confirmed))
        );
    }

    private static Submission Row(Node node, ToldReport told) =>
        ClosingDesk.Row(
            node.Protector,
            told.Reference,
            told.Member,
            told.Use,
            Instant(First.AddMonths(told.HandedIn + 1).AddDays(1)),
            SubmissionState.Taken
        );

    private static DateTimeOffset Instant(DateOnly day) => new(day.ToDateTime(new TimeOnly(3, 0)), TimeSpan.Zero);

    private sealed record ToldReport(string Reference, string Member, CareUse Use, int HandedIn)
    {
        public int? ChangesIn { get; init; }

        public CareUse? Then { get; init; }
    }
}
