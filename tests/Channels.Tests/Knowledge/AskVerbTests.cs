using System.Text.Json;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;

namespace Channels.Tests.Knowledge;

public sealed class AskVerbTests
{
    [Fact]
    public async Task Every_line_is_a_question_and_gets_one_line_of_json()
    {
        var lines = await AskAsync("変更届はいつまでですか\n\n今日の天気は\n", "--demonstration", "--day", "2026-11-01");
        Assert.Equal(2, lines.Count);
        Assert.Equal("answered", lines[0].GetProperty("outcome").GetString());
        Assert.Equal("change-notification-deadline", lines[0].GetProperty("entries")[0].GetProperty("id").GetString());
        Assert.Equal("介護保険法", lines[0].GetProperty("citations")[0].GetProperty("source").GetString());
        Assert.Equal(("refused", "off-topic"), (lines[1].GetProperty("outcome").GetString(), lines[1].GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Without_the_demonstration_nothing_unconfirmed_is_answered() =>
        Assert.Equal("unconfirmed", (await AskAsync("変更届はいつまでですか", "--day", "2026-11-01"))[0].GetProperty("reason").GetString());

    [Fact]
    public async Task Another_knowledge_base_is_asked_instead()
    {
        var file = Path.GetTempFileName() + ".csv";
        await File.WriteAllTextAsync(file, "質問,回答\n図書館の開館時間,9時から18時です。\n", TestContext.Current.CancellationToken);
        Assert.Equal("9時から18時です。", (await AskAsync("図書館の開館時間は", "--knowledge", file))[0].GetProperty("answer").GetString());
        File.Delete(file);
    }

    private static async Task<List<JsonElement>> AskAsync(string questions, params string[] args)
    {
        using var answers = new StringWriter();
        var terminal = new Terminal(new StringReader(questions), answers, TextWriter.Null);
        Assert.Equal(0, await CommandLine.RunAsync(["ask", .. args], settings => Program.Build(settings), terminal));
        return [.. answers.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }
}
