using System.Globalization;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.FamilySupport.Reports;
using Channels.Bot.Protection;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport;

public sealed class SqliteReportHistoryTests(SqliteDatabase database) : ReportHistoryTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresReportHistoryTests(PostgresDatabase database) : ReportHistoryTests(database), IClassFixture<PostgresDatabase>;

/// <summary>A year of reports is read page by page, each once, and only those that stand.</summary>
public abstract class ReportHistoryTests(StoreDatabase database)
{
    private const int Reports = 1_200; // more than two pages
    private static readonly DateTimeOffset First = new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_report_of_the_time_is_read_once_and_what_was_taken_back_is_not()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        using var protector = new ColumnProtector(new byte[32]);
        var store = database.OpenStore();
        await store.WriteAsync(
            async (db, stop) =>
            {
                for (var i = 0; i < Reports; i++)
                    db.Submissions.Add(Row(protector, i));
                db.Submissions.Add(Row(protector, Reports, withdrawn: true));
                db.Submissions.Add(Row(protector, Reports + 1, procedure: "consultation"));
                db.Submissions.Add(Row(protector, Reports + 2, at: First.AddDays(-1)));
                db.Submissions.Add(Row(protector, Reports + 3, at: First.AddDays(365)));
                return Written.Keep(await db.SaveChangesAsync(stop));
            },
            Stop
        );

        var read = await new ReportHistory(store, protector).ReadAsync(First, First.AddDays(365), Stop).ToListAsync(Stop);
        Assert.Equal(Reports, read.Count);
        Assert.Equal(Reports, read.Select(r => r.Member).Distinct().Count());
        Assert.All(read, r => Assert.Equal((540, 150), (r.Use.Start, r.Use.Minutes)));
    }

    private static Submission Row(
        ColumnProtector protector,
        int number,
        bool withdrawn = false,
        string procedure = "activity-report",
        DateTimeOffset? at = null
    )
    {
        var id = Guid.CreateVersion7(First);
        var answers = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"member-number":"{{number}}","date":"2026-06-01","time":{"from":"09:00","to":"11:30"},"children":[{"sick":false}]}"""
        );
        return new Submission
        {
            Id = id,
            Reference = string.Create(CultureInfo.InvariantCulture, $"FS-{number / 37:0000}-{number:0000}"),
            EventId = id,
            ConversationKey = "key",
            Channel = "fake",
            Procedure = procedure,
            Version = 1,
            Language = "ja",
            Answers = protector.Protect(Submission.AnswersColumn, id.ToString("N"), answers),
            SubmittedAt = at ?? First.AddHours(number % 8000),
            WithdrawnAt = withdrawn ? First.AddDays(2) : null,
        };
    }
}
