using Channels.Bot.Dialogs;
using Channels.Bot.Forms;
using Channels.Tests.Procedures;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>Options of which there are only so many.</summary>
public abstract partial class StoreCompliance
{
    [Fact]
    public async Task The_last_place_is_given_to_one_of_those_who_take_it_at_the_same_moment()
    {
        using var written = new SeniorsDay();
        var catalog = ProcedureCatalog.Load(written.Folder);
        var step = new DialogStep(catalog);
        string[] people = ["anna", "ben", "chika", "dai"];
        var nodes = people.Select(_ => NewNode()).ToArray();
        foreach (var node in nodes)
            (node.Step, node.Catalog) = (step.Step, catalog);
        foreach (var (node, person) in nodes.Zip(people))
            await SayAllAsync(node, person, "敬老会", "山田 花子", "昭和27年3月4日", "午前の部", "いらない", "つきそいはない");

        foreach (var (node, person) in nodes.Zip(people))
            await node.ReceiveAsync(node.Event(new FakeEvent(person, "はい")));
        await Task.WhenAll(nodes.Select(n => n.Turns.RunDueAsync(Stop)));
        for (var round = 0; round < 10; round++)
        {
            Clock.Advance(TimeSpan.FromMinutes(2));
            foreach (var node in nodes)
                await node.Turns.RunDueAsync(Stop);
        }

        Assert.Equal(1, await nodes[0].ReadAsync(db => db.Submissions.CountAsync()));
        foreach (var person in people)
        {
            var left = (await StateAsync(nodes[0], person)).Session;
            Assert.True(left is null || !left.Answers.ContainsKey("venue") || left.AskAgain.Contains("venue"), person);
        }

        Assert.Equal(3, (await Task.WhenAll(people.Select(p => StateAsync(nodes[0], p)))).Count(s => s.Session is not null));
    }
}
