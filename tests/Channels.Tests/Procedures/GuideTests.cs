using System.Text.RegularExpressions;
using Channels.Bot.Dialogs.Linting;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;

namespace Channels.Tests.Procedures;

/// <summary>The guide teaches what works.</summary>
public sealed partial class GuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Root(), "bot", "Procedures", "README.md"))
        .ReplaceLineEndings("\n");

    [Fact]
    public void The_guides_first_procedure_has_no_errors_and_its_example_goes_as_written()
    {
        var folder = Directory.CreateTempSubdirectory("guide");
        try
        {
            var own = folder.CreateSubdirectory("lost-key");
            own.CreateSubdirectory("examples");
            File.WriteAllText(Path.Combine(own.FullName, "procedure.yaml"), Block("procedure.yaml"));
            foreach (var language in Languages.Required)
                File.WriteAllText(Path.Combine(own.FullName, language + ".yaml"), Block("ja.yaml"));
            foreach (var name in new[] { "a", "b", "c" })
                File.WriteAllText(Path.Combine(own.FullName, "examples", name + ".yaml"), Block("examples/happy.yaml"));

            Assert.DoesNotContain(ProcedureLint.Run(folder.FullName), f => f.Level == LintLevel.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_guide_names_every_field_type() =>
        Assert.All(FieldTypes.All.Keys, type => Assert.Contains($"`{type}`", Guide, StringComparison.Ordinal));

    private static string Block(string file) =>
        Blocks().Matches(Guide).Select(m => m.Groups[1].Value).Single(b => b.StartsWith("# " + file, StringComparison.Ordinal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Channels.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
