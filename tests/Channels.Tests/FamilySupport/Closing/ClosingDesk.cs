using System.Globalization;
using System.Text;
using Channels.Bot.Audit;
using Channels.Bot.Data.Rows;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.Protection;
using Channels.Tests.FamilySupport.Members;
using Channels.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.FamilySupport.Closing;

/// <summary>A centre that closes months: members, reports as they stand in the store, and two people with keys of their own.</summary>
internal static class ClosingDesk
{
    public static readonly Actor Clerk = Actor.System("operator");
    public static readonly Actor Sato = Actor.Person("sato");
    public static readonly Actor Tanaka = Actor.Person("tanaka");

    public static readonly Dictionary<string, string?> Settings = new()
    {
        ["FamilySupport:Closing:Payer:Code"] = "0123456789",
        ["FamilySupport:Closing:Payer:Name"] = "キタキュウシュウシ",
        ["FamilySupport:Closing:Payer:Bank"] = "0177",
        ["FamilySupport:Closing:Payer:BankName"] = "フクオカ",
        ["FamilySupport:Closing:Payer:Branch"] = "200",
        ["FamilySupport:Closing:Payer:Number"] = "7654321",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>So many invented providers, 5000 and on, each with an account.</summary>
    public static Task<MemberImported> EnrolAsync(this Node node, int members) =>
        node.Get<MemberImport>()
            .RunAsync(
                MemberFiles.Utf8([
                    MemberFiles.Heading,
                    .. Enumerable
                        .Range(0, members)
                        .Select(i =>
                            MemberFiles
                                .Hanako.Replace("4821", Number(i), StringComparison.Ordinal)
                                .Replace(
                                    "1234567",
                                    string.Create(CultureInfo.InvariantCulture, $"{1_000_000 + i}"),
                                    StringComparison.Ordinal
                                )
                        ),
                ]),
                isDryRun: false,
                Clerk,
                null,
                Stop
            );

    public static string Number(int member) => string.Create(CultureInfo.InvariantCulture, $"{5000 + member}");

    /// <summary>A report as it stands after its person handed it in.</summary>
    public static Submission Row(
        ColumnProtector protector,
        string reference,
        string member,
        CareUse use,
        DateTimeOffset at,
        SubmissionState state = SubmissionState.Confirmed,
        IReadOnlyList<string>? children = null
    )
    {
        var id = new Guid(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(reference)).AsSpan(0, 16));
        return new Submission
        {
            Id = id,
            Reference = reference,
            EventId = id,
            ConversationKey = "key",
            Channel = "fake",
            Procedure = "activity-report",
            Version = 2,
            Language = "ja",
            Answers = protector.Protect(Submission.AnswersColumn, id.ToString("N"), Answers(member, use, children)),
            SubmittedAt = at,
            State = state,
        };
    }

    public static string Answers(string member, CareUse use, IReadOnlyList<string>? called = null)
    {
        static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60 % 24:00}:{minute % 60:00}");
        var children = string.Join(
            ',',
            use.Children.Select(
                (c, i) => $"{{{(called is [_, ..] ? $"\"child\":\"{called[i]}\"," : "")}\"sick\":{(c.IsSick ? "true" : "false")}}}"
            )
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"member-number":"{{member}}","date":"{{use.Day:yyyy-MM-dd}}","time":{"from":"{{Clock(use.Start)}}","to":"{{Clock(
                use.Start + use.Minutes
            )}}"},"children":[{{children}}],"travel":{{use.Spent}}}
            """
        );
    }

    public static Task AddAsync(this Node node, params IEnumerable<Submission> rows) =>
        node.WriteAsync(async db =>
        {
            db.Submissions.AddRange(rows);
            return await db.SaveChangesAsync();
        });

    /// <summary>The person put it right, and the office accepted that.</summary>
    public static Task CorrectAsync(this Node node, string reference, string member, CareUse use) =>
        node.WriteAsync(async db =>
        {
            var row = await db.Submissions.AsTracking().SingleAsync(s => s.Reference == reference);
            row.Answers = node.Protector.Protect(Submission.AnswersColumn, row.Id.ToString("N"), Answers(member, use));
            (row.Revision, row.State) = (row.Revision + 1, SubmissionState.Confirmed);
            return await db.SaveChangesAsync();
        });

    public static Task SetAsync(this Node node, string reference, SubmissionState state) =>
        node.WriteAsync(db =>
            db.Submissions.Where(s => s.Reference == reference).ExecuteUpdateAsync(set => set.SetProperty(s => s.State, state))
        );

    /// <summary>Prepared, signed by two, handed over.</summary>
    public static async Task<CloseState> CloseAsync(this Node node, string month, string folder, bool holds = false)
    {
        var prepared = await node.Get<CloseDesk>().PrepareAsync(new CloseAsked(month, Holds: holds), Clerk, Stop);
        Assert.True(prepared.State is not null, $"{prepared.Code} {string.Join(' ', prepared.Findings)}");
        var approvals = node.Get<CloseApprovals>();
        Assert.NotNull((await approvals.ApproveAsync(month, prepared.State.Hash, Sato, "sato", Stop)).State);
        Assert.NotNull((await approvals.ApproveAsync(month, prepared.State.Hash, Tanaka, "tanaka", Stop)).State);
        var closed = await node.Get<CloseExport>().ExportAsync(month, folder, Clerk, Stop);
        Assert.True(closed.State is { State: "closed" }, closed.Code);
        return closed.State with { Carried = prepared.State.Carried, Held = prepared.State.Held };
    }
}
