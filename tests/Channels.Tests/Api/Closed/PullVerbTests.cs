using Channels.Webhooks;
using Channels.Webhooks.Verbs;

namespace Channels.Tests.Api.Closed;

/// <summary>The nightly check of a mirror says so when there is none: a slip of the pen in it is not green for ever.</summary>
public sealed class PullVerbTests
{
    [Fact]
    public async Task Verifying_a_folder_that_is_not_there_is_a_mistake_and_makes_none()
    {
        var folder = Directory.CreateTempSubdirectory("channels-pull-");
        var none = Path.Combine(folder.FullName, "mirrro");
        var (code, said) = await VerifyAsync(none);
        Assert.Equal((2, false), (code, Directory.Exists(none)));
        Assert.Contains(none, said, StringComparison.Ordinal);
        Assert.Equal(0, (await VerifyAsync(folder.FullName)).Code);
        folder.Delete(recursive: true);
    }

    private static async Task<(int Code, string Said)> VerifyAsync(string folder)
    {
        using var output = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["pull", "--to", folder, "--verify"],
            settings => Program.Build(settings),
            new Terminal(TextReader.Null, output, output)
        );
        return (code, output.ToString());
    }
}
