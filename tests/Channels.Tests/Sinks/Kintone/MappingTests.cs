using System.Text.Json;
using System.Text.Json.Nodes;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Support.Doors;
using Channels.Webhooks;
using Channels.Webhooks.Sinks.Kintone;
using Channels.Webhooks.Verbs;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>A mapping says where it is wrong, and what of an app it has wrong.</summary>
public sealed class MappingTests : IDisposable
{
    private const string Events = """
        procedure: event-signup
        app: 9
        key: { code: 受付番号, type: SINGLE_LINE_TEXT }
        fields:
          $kind: { code: 種別, type: DROP_DOWN, values: { submitted: 新規, updated: 訂正, withdrawn: 取下げ, interim: 途中 } }
          name: { code: 氏名, type: SINGLE_LINE_TEXT }
          nobody: { code: 備考, type: NUMBER }
        """;

    private const string Back = "procedure: x\napp: 1\nkey: { code: k, type: NUMBER }\nfields:\n  a: { code: a, type: DATE }\n";

    private readonly KintoneDesk desk = new();

    [Theory]
    [InlineData("procedure: x\napp: 1\nkey: { code: k, type: SINGLE_LINE_TEXT }\nfields: {}", 4, "mapping.fields")]
    [InlineData(
        "procedure: x\napp: one\nkey: { code: k, type: SINGLE_LINE_TEXT }\nfields:\n  a: { code: a, type: DATE }",
        2,
        "mapping.app"
    )]
    [InlineData("procedure: x\napp: 1\nkey: { code: k, type: DATE }\nfields:\n  a: { code: a, type: DATE }", 3, "mapping.key")]
    [InlineData("procedure: x\napp: 1\nkey: { code: k, type: NUMBER }\nfields:\n  a: { code: a, type: DAY }", 5, "mapping.type")]
    [InlineData("procedure: x\napp: 1\nkey: { code: k, type: NUMBER }\nfields:\n  a: { code: k, type: DATE }", 5, "mapping.code")]
    [InlineData("procedure: x\napp: 1\nkey: { code: k, type: NUMBER }\nfields:\n  a: { code: a, typ: DATE }", 5, "mapping.unknown")]
    [InlineData("procedure: x\napp: 1\nkey: { code: k, type: NUMBER }\nfields:\n  a: { code: a, type: SUBTABLE }", 5, "mapping.rows")]
    [InlineData("procedure: x\napp: 1\nkey: { code: k, type: NUMBER }\nfields:\n  $x: { code: a, type: DATE }", 5, "mapping.fact")]
    [InlineData(Back + "status: 受理", 6, "mapping.status")]
    [InlineData(Back + "status: { field: s, updated: u }", 6, "mapping.moves")]
    [InlineData(Back + "status: { field: s, moves: { a: done } }", 6, "mapping.missing")]
    [InlineData(Back + "status: { field: s, updated: u, moves: { a: returned } }", 6, "mapping.move")]
    [InlineData(Back + "status: { field: s, updated: u, moves: { a: [ b ] } }", 6, "mapping.text")]
    [InlineData(Back + "status: { field: s, type: DATE, updated: u, moves: { a: done } }", 6, "mapping.type")]
    [InlineData(Back + "status: { field: s, updated: u, moves: { a: done }, assignee: w }", 6, "mapping.offices")]
    [InlineData("procedure: x\napp: [ }", 2, "mapping.yaml")]
    [InlineData("text", 1, "mapping.empty")]
    public void A_broken_mapping_is_refused_with_its_line(string text, int line, string code)
    {
        var findings = new List<MappingFinding>();
        Assert.Null(MappingReader.Read("m.yaml", text, findings));
        Assert.Contains(findings, f => f.Line == line && f.Code == code);
        Assert.Contains(code, Assert.Throws<SinkSettingsException>(() => desk.Make(mapping: text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verb_says_what_does_not_fit_the_app()
    {
        desk.Server.Forms["9"] = Form(
            """
            { "受付番号": { "type": "SINGLE_LINE_TEXT", "unique": false },
              "種別": { "type": "DROP_DOWN", "options": { "新規": {}, "訂正": {}, "途中": {} } },
              "備考": { "type": "MULTI_LINE_TEXT" },
              "担当課": { "type": "SINGLE_LINE_TEXT", "required": true, "defaultValue": "" },
              "受付日": { "type": "DATE", "required": true, "defaultNowValue": true } }
            """
        );
        var (code, said) = await RunAsync();
        Assert.Equal(1, code);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] expected =
        [
            "check.answer-unknown",
            "check.not-unique",
            "check.option",
            "check.field-missing",
            "check.type",
            "check.required",
        ];
        Assert.Equal(
            expected.Order(),
            lines[..^1].Select(l => expected.Single(e => l.Contains(e + ":", StringComparison.Ordinal))).Order()
        );
        Assert.Contains(lines, l => l.Contains(".yaml:6: check.field-missing", StringComparison.Ordinal));

        var json = JsonDocument.Parse((await RunAsync("--json")).Said).RootElement;
        Assert.Equal((1, 6), (json.GetProperty("sinks").GetInt32(), json.GetProperty("findings").GetArrayLength()));
    }

    [Fact]
    public async Task A_mapping_that_reads_what_nobody_is_asked_stops_the_start_and_check_says_so()
    {
        var settings = new Dictionary<string, string>
        {
            ["Sinks:city:Kind"] = "kintone",
            ["Sinks:city:Url"] = desk.Server.Server.Url!,
            ["Sinks:city:Token"] = KintoneServer.Token,
            ["Sinks:city:Mappings:0"] = desk.Write(Events),
            ["Sinks:city:Procedures:0"] = "event-signup",
        };
        const string Why = "check.answer-unknown: event-signup asks no nobody.";
        var refused = await Assert.ThrowsAsync<SinkSettingsException>(() => ChannelsApp.StartAsync(settings, environment: "Development"));
        Assert.Contains(Why, refused.Message, StringComparison.Ordinal);

        using var output = new StringWriter();
        var folder = Directory.CreateTempSubdirectory("channels-mapping-").FullName;
        string[] args =
        [
            "check",
            "--environment=Development",
            $"--Database:Folder={folder}",
            .. settings.Select(s => $"--{s.Key}={s.Value}"),
        ];
        await CommandLine.RunAsync(args, asked => Program.Build(asked), new Terminal(TextReader.Null, output, output));
        Assert.Contains(Why, output.ToString(), StringComparison.Ordinal);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_app_that_is_not_there_is_said_too_and_one_that_fits_is_in_order()
    {
        Assert.Contains("kintone.GAIA_AP01", (await RunAsync()).Said, StringComparison.Ordinal);
        desk.Server.Forms["9"] = Form(
            """
            { "受付番号": { "type": "SINGLE_LINE_TEXT", "unique": true, "required": true },
              "種別": { "type": "DROP_DOWN", "options": { "新規": {}, "訂正": {}, "途中": {}, "取下げ": {} } },
              "氏名": { "type": "SINGLE_LINE_TEXT" } }
            """
        );
        var (code, said) = await RunAsync(mapping: Events.Replace("  nobody: { code: 備考, type: NUMBER }", "", StringComparison.Ordinal));
        Assert.Equal((0, "1 sink of kintone: 0 findings."), (code, said.Trim()));
    }

    [Fact]
    public async Task The_way_back_is_checked_against_the_apps_process()
    {
        const string Status =
            "\nstatus: { field: ステータス, updated: 更新日時, moves: { 受理済み: confirmed, 終了: done }, "
            + "assignee: 作業者, offices: { a: 門司区役所 } }";
        var mapping = Events.Replace("  nobody: { code: 備考, type: NUMBER }", "", StringComparison.Ordinal) + Status;
        const string Fields = """
            { "受付番号": { "type": "SINGLE_LINE_TEXT", "unique": true },
              "種別": { "type": "DROP_DOWN", "options": { "新規": {}, "訂正": {}, "途中": {}, "取下げ": {} } },
              "氏名": { "type": "SINGLE_LINE_TEXT" },
              "ステータス": { "type": "STATUS" }, "作業者": { "type": "SINGLE_LINE_TEXT" } }
            """;
        desk.Server.Forms["9"] = Form(Fields);
        desk.Server.Processes["9"] = Form("""{ "enable": true, "states": { "未処理": {}, "受理済み": {} } }""");
        var (code, said) = await RunAsync(mapping: mapping);
        Assert.Equal(1, code);
        Assert.Contains("check.field-missing: The app has no field 更新日時.", said, StringComparison.Ordinal);
        Assert.Contains("check.type: 作業者 is SINGLE_LINE_TEXT", said, StringComparison.Ordinal);
        Assert.Contains("check.status: The app has no status 終了, only 未処理 受理済み.", said, StringComparison.Ordinal);

        desk.Server.Processes["9"] = Form("""{ "enable": false, "states": null }""");
        Assert.Contains("check.no-process", (await RunAsync(mapping: mapping)).Said, StringComparison.Ordinal);
        desk.Server.Forms["9"] = Form(
            Fields
                .Replace(
                    "\"作業者\": { \"type\": \"SINGLE_LINE_TEXT\" }",
                    "\"作業者\": { \"type\": \"STATUS_ASSIGNEE\" }",
                    StringComparison.Ordinal
                )
                .Replace("{ \"受付番号\"", "{ \"更新日時\": { \"type\": \"UPDATED_TIME\" }, \"受付番号\"", StringComparison.Ordinal)
        );
        desk.Server.Processes["9"] = Form("""{ "enable": true, "states": { "未処理": {}, "受理済み": {}, "終了": {} } }""");
        Assert.Equal((0, "1 sink of kintone: 0 findings."), (await RunAsync(mapping: mapping)) is var (c, s) ? (c, s.Trim()) : default);
    }

    public void Dispose() => desk.Dispose();

    private static JsonObject Form(string json) => JsonNode.Parse(json)!.AsObject();

    private async Task<(int Code, string Said)> RunAsync(string? option = null, string mapping = Events)
    {
        string[] args =
        [
            "kintone",
            "check",
            .. option is null ? [] : (string[])[option],
            "--environment=Development",
            "--Sinks:city:Kind=kintone",
            $"--Sinks:city:Url={desk.Server.Server.Url}",
            $"--Sinks:city:Token={KintoneServer.Token}",
            $"--Sinks:city:Mappings:0={desk.Write(mapping)}",
            "--Sinks:city:Procedures:0=event-signup",
            "--Sinks:city:DailyBudget=100",
            $"--Database:Folder={Path.GetDirectoryName(desk.Write(mapping))}",
        ];
        using var output = new StringWriter();
        await CommandLine.RunAsync(
            ["migrate", .. args[^1..]],
            settings => Program.Build(settings),
            new Terminal(TextReader.Null, output, output)
        );
        output.GetStringBuilder().Clear();
        var code = await CommandLine.RunAsync(args, settings => Program.Build(settings), new Terminal(TextReader.Null, output, output));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return (code, output.ToString());
    }
}
