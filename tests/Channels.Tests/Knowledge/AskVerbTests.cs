using System.Text.Json;
using Channels.Webhooks.Hosting;

namespace Channels.Tests.Knowledge;

public sealed class AskVerbTests
{
    [Fact]
    public void Every_line_is_a_question_and_gets_one_line_of_json()
    {
        var lines = Ask("変更届はいつまでですか\n\n今日の天気は\n", "--demonstration", "--day", "2026-11-01");
        Assert.Equal(2, lines.Count);
        Assert.Equal("answered", lines[0].GetProperty("outcome").GetString());
        Assert.Equal("change-notification-deadline", lines[0].GetProperty("entries")[0].GetProperty("id").GetString());
        Assert.Equal("介護保険法", lines[0].GetProperty("citations")[0].GetProperty("source").GetString());
        Assert.Equal(("refused", "off-topic"), (lines[1].GetProperty("outcome").GetString(), lines[1].GetProperty("reason").GetString()));
    }

    [Fact]
    public void Without_the_demonstration_nothing_unconfirmed_is_answered() =>
        Assert.Equal("unconfirmed", Ask("変更届はいつまでですか", "--day", "2026-11-01")[0].GetProperty("reason").GetString());

    [Fact]
    public void Another_knowledge_base_is_asked_instead()
    {
        var file = Path.GetTempFileName() + ".csv";
        File.WriteAllText(file, "質問,回答\n図書館の開館時間,9時から18時です。\n");
        Assert.Equal("9時から18時です。", Ask("図書館の開館時間は", "--knowledge", file)[0].GetProperty("answer").GetString());
        File.Delete(file);
    }

    private static List<JsonElement> Ask(string questions, params string[] args)
    {
        using var answers = new StringWriter();
        Assert.Equal(0, AskVerb.Run(args, new StringReader(questions), answers));
        return [.. answers.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }
}
