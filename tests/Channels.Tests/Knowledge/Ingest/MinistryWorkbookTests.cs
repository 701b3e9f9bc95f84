using System.Diagnostics;
using Channels.Knowledge.Content;
using Channels.Knowledge.Ingest;

namespace Channels.Tests.Knowledge.Ingest;

/// <summary>A workbook as large and as mixed as the Ministry's stands in for it.</summary>
public sealed class MinistryWorkbookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("knowledge-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_whole_workbook_is_read_with_services_dates_revisions_and_what_was_taken_back()
    {
        var path = Workbooks.Write(_folder, Workbooks.Realistic(Workbooks.MinistryRows));
        var told = new Told();
        var (watch, before) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
        var set = KnowledgeFiles.Read(path, new ImportSettings(Prefix: "mhlw", KnownServicesOnly: true), told);
        TestContext.Current.SendDiagnosticMessage(
            $"{Workbooks.MinistryRows} rows ({new FileInfo(path).Length >> 10} KB) in {watch.ElapsedMilliseconds} "
                + $"ms, {(GC.GetTotalAllocatedBytes() - before) >> 20} MB allocated"
        );

        Assert.Empty(set.Problems);
        Assert.Equal(Workbooks.MinistryRows, set.Entries.Count);
        Assert.Equal(Workbooks.MinistryRows, set.Entries.Select(e => e.Id).Distinct().Count());
        Assert.All(set.Entries, e => Assert.StartsWith("mhlw-q-", e.Id, StringComparison.Ordinal));
        Assert.Equal(Workbooks.MinistryRows / Workbooks.RowsPerDeletion, set.Entries.Count(e => e.Status == EntryStatus.Superseded));
        Assert.All(
            set.Entries.Where(e => e.Status == EntryStatus.Superseded),
            e => Assert.Equal(("R3", new DateOnly(2021, 3, 26)), (e.Revision, e.ValidFrom!.Value))
        );
        Assert.Equal(8, set.Entries.Select(e => e.ValidFrom).Distinct().Count());
        Assert.Contains(set.Entries, e => e.ValidFrom == new DateOnly(2000, 3, 31));
        Assert.Contains(set.Entries, e => e.AddOns.Contains("入浴介助加算"));
        Assert.Empty(set.Entries.First(e => e.Question.Contains("第10の", StringComparison.Ordinal)).Services); // 01 全サービス共通
        Assert.Contains("通所リハビリテーション", set.Entries.First(e => e.Question.Contains("第2の", StringComparison.Ordinal)).Services); // 06 通所系共通
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));

        Assert.Equal(Workbooks.MinistryRows + 3, told.Last.Rows);
        Assert.Equal((told.Last.Rows, Workbooks.MinistryRows), (told.Last.Total!.Value, told.Last.Entries));
        Assert.InRange(told.Count, 30, 60);
    }

    [Fact]
    public void Reading_it_again_changes_nothing_and_a_changed_row_changes_one_entry()
    {
        var rows = Workbooks.Realistic(300).ToList();
        var first = KnowledgeFiles
            .Read(Workbooks.Write(_folder, rows))
            .Entries.Select(e => e with { Status = e.Status == EntryStatus.Superseded ? e.Status : EntryStatus.Approved })
            .ToList();
        var again = ImportPlan.Compare(first, KnowledgeFiles.Read(Workbooks.Write(_folder, rows)).Entries);
        Assert.Equal((0, 0, 300, 0), (again.Added.Count, again.Changed.Count, again.Unchanged, again.Missing.Count));
        (rows[50], rows[60]) = (rows[60], rows[50]);
        rows[100][4] += "（改）";
        var changed = ImportPlan.Compare(first, KnowledgeFiles.Read(Workbooks.Write(_folder, rows)).Entries);
        Assert.Equal((0, 1, 299, 0), (changed.Added.Count, changed.Changed.Count, changed.Unchanged, changed.Missing.Count));
    }

    [Theory]
    [InlineData("※令和3年3月26日問2及び問4は削除する。", "問2、問4")]
    [InlineData("※令和3年度介護報酬改定に関するQ&A(vol.952)(令和3年3月26日)問2から問4までは削除する。", "問2、問3、問4")]
    [InlineData("※令和3年度Ｑ＆Ａ問３は、削除します。", "問3")]
    [InlineData("本問は削除する。", "問9")]
    [InlineData("計画書を削除することはできません。", "")]
    public void Notes_of_deletion_are_read_in_their_kinds(string note, string superseded)
    {
        string[] row = ["11 訪問介護", "4 報酬", "項目", "新しい質問", "新しい回答です。" + note, "6.3.15 事務連絡 vol.1225", "問9"];
        var set = KnowledgeFiles.Read(Workbooks.Write(_folder, Workbooks.Ministry(6).Append(row)));
        Assert.Equal(
            superseded,
            string.Join('、', set.Entries.Where(e => e.Status == EntryStatus.Superseded).Select(e => e.Citations[0].Number))
        );
        Assert.Empty(set.Problems);
    }

    private sealed class Told : IProgress<ImportProgress>
    {
        public int Count { get; private set; }

        public ImportProgress Last { get; private set; } = new("", 0, null, 0);

        public void Report(ImportProgress value) => (Count, Last) = (Count + 1, value);
    }
}
