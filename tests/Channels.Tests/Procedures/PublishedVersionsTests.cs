using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Linting;
using Channels.Bot.Forms;

namespace Channels.Tests.Procedures;

/// <summary>What people have answered never changes under them.</summary>
public sealed class PublishedVersionsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("procedures").FullName;

    public PublishedVersionsTests()
    {
        foreach (
            var file in Directory.EnumerateFiles(
                Path.Combine(DialogServices.DefaultFolder, "event-signup"),
                "*.yaml",
                SearchOption.AllDirectories
            )
        )
        {
            if (file.Contains("versions", StringComparison.Ordinal))
                continue; // as if it were new

            var to = Path.Combine(folder, Path.GetRelativePath(DialogServices.DefaultFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            // Without the defaults: the registration is not in this folder.
            File.WriteAllText(to, File.ReadAllText(file).Replace(", default: member", "", StringComparison.Ordinal));
        }

        Change("procedure.yaml", "version: 2", "version: 1");
    }

    [Fact]
    public void Publishing_locks_each_version_once()
    {
        Assert.Equal(["event-signup 1"], ProcedureLint.Publish(folder));
        Assert.Empty(ProcedureLint.Publish(folder));
        Assert.Empty(ProcedureLint.Run(folder));
    }

    [Theory]
    [InlineData("procedure.yaml", "longest: 200", "longest: 210")]
    [InlineData("ja.yaml", "ask: 大人は何人ですか。", "ask: 何人ですか。")]
    [InlineData("en.yaml", "title: ", "title: My ")]
    public void A_change_of_meaning_is_found_with_its_way_out(string file, string right, string other)
    {
        ProcedureLint.Publish(folder);
        Change(file, right, other);

        var finding = Assert.Single(ProcedureLint.Run(folder), f => f.Code == "version-changed");

        Assert.Equal(("event-signup/procedure.yaml", 3, 1), (finding.File, finding.Line, finding.Column));
        Assert.Contains("event-signup/versions/1/", finding.Hint, StringComparison.Ordinal);
        Assert.Contains("version: 2", finding.Hint, StringComparison.Ordinal);
        Assert.Empty(ProcedureLint.Publish(folder)); // it cannot be published over
        Assert.Contains(ProcedureLint.Run(folder), f => f.Code == "version-changed");
    }

    [Theory]
    [InlineData("procedure.yaml", "id: event-signup", "id: event-signup    # a remark")]
    [InlineData("ja.yaml", "example: 「2人」のように書けます。", "example: 「3人」のように書けます。")]
    public void What_only_helps_can_be_improved(string file, string right, string other)
    {
        ProcedureLint.Publish(folder);
        Change(file, right, other);
        Assert.Empty(ProcedureLint.Run(folder));
    }

    [Fact]
    public void A_new_version_beside_the_old_one_is_fine_and_an_old_one_that_is_gone_is_said()
    {
        ProcedureLint.Publish(folder);
        var old = Directory.CreateDirectory(Path.Combine(folder, "event-signup", "versions", "1"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "event-signup"), "*.yaml"))
            File.Copy(file, Path.Combine(old.FullName, Path.GetFileName(file)));
        Change("procedure.yaml", "version: 1", "version: 2");
        Change("procedure.yaml", "longest: 200", "longest: 210");
        Assert.Empty(ProcedureLint.Run(folder));

        old.Delete(recursive: true);
        var finding = Assert.Single(ProcedureLint.Run(folder));
        Assert.Equal(("versions.lock", 2, "version-missing"), (finding.File, finding.Line, finding.Code));
    }

    [Theory]
    [InlineData("event-signup one 00")]
    [InlineData("event-signup 1 abc")]
    public void A_lock_file_that_was_edited_is_said(string line)
    {
        File.WriteAllText(Path.Combine(folder, PublishedVersions.LockFile), "# head\n" + line + "\n");
        var finding = Assert.Single(ProcedureLint.Run(folder));
        Assert.Equal(("lock-line", 2), (finding.Code, finding.Line));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Change(string file, string right, string other)
    {
        var path = Path.Combine(folder, "event-signup", file);
        var text = File.ReadAllText(path);
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(right, other, StringComparison.Ordinal));
    }
}
