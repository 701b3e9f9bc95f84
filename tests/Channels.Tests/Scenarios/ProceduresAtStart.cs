using Channels.Bot.Dialogs;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Scenarios;

/// <summary>The host starts with whatever procedures are there: it says what is wrong, and offers the others.</summary>
public sealed class ProceduresAtStart
{
    [Fact]
    public async Task A_broken_procedure_is_logged_with_its_place_and_the_others_are_offered()
    {
        var folder = Directory.CreateTempSubdirectory("procedures");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(DialogServices.DefaultFolder, "activity-report"), "*.yaml"))
            {
                var to = Path.Combine(folder.CreateSubdirectory("activity-report").FullName, Path.GetFileName(file));
                File.WriteAllText(to, File.ReadAllText(file).Replace("start: [ report", "start: [ help", StringComparison.Ordinal));
            }

            File.WriteAllText(Path.Combine(folder.CreateSubdirectory("broken").FullName, "procedure.yaml"), "id: broken\nversoin: 1\n");
            await using var app = await ChannelsApp.StartAsync(
                new Dictionary<string, string>
                {
                    ["Procedures:Folder"] = folder.FullName,
                    ["Turns:Enabled"] = "false",
                    ["Delivery:Enabled"] = "false",
                }
            );

            await app.Line.SayAsync(app.Line.Hanako, "こんにちは");
            await app.RunUntilIdleAsync();
            await app.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<ProcedureCheck>().Single().ExecuteTask!;

            Assert.Equal(["活動報告"], app.Line.QuickReplies(app.Line.Hanako));
            Assert.Contains(
                app.Logs.All,
                l =>
                    l.Message.Contains("broken/procedure.yaml:2:1: error key-unknown", StringComparison.Ordinal)
                    && l.Message.Contains("Did you mean 'version'?", StringComparison.Ordinal)
            );
            Assert.Contains(
                app.Logs.All,
                l =>
                    l.Message.Contains("activity-report/en.yaml:2:1: ", StringComparison.Ordinal)
                    && l.Message.Contains("start-command", StringComparison.Ordinal)
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
