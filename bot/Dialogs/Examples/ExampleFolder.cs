using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs.Examples;

/// <summary>The example conversations beside a procedure.</summary>
internal static class ExampleFolder
{
    /// <summary>Every readable example of a procedure, in the order of the file names.</summary>
    /// <param name="proceduresFolder">The folder that holds the procedures.</param>
    /// <param name="procedure">Folder name of the procedure.</param>
    /// <param name="findings">Takes what is wrong with the others.</param>
    public static IReadOnlyList<ExampleScript> Read(string proceduresFolder, string procedure, ICollection<Lint> findings)
    {
        var folder = Path.Combine(proceduresFolder, procedure, "examples");
        if (!Directory.Exists(folder))
            return [];
        var scripts = new List<ExampleScript>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var shownAs = $"{procedure}/examples/{Path.GetFileName(path)}";
            if (
                ProcedureFolder.ReadText(path, shownAs, findings) is { } source
                && ExampleScript.Read(shownAs, source, findings) is { } script
            )
                scripts.Add(script);
        }

        return scripts;
    }
}
