using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Support;
using Channels.Webhooks.Sinks.Kintone;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>A kintone and the sink that leads there.</summary>
internal sealed class KintoneDesk : IDisposable
{
    public const string Mapping = """
        procedure: test-procedure
        app: 7
        key: { code: 受付番号, type: SINGLE_LINE_TEXT }
        fields:
          $edition: { code: 版, type: SINGLE_LINE_TEXT }
          $kind: { code: 種別, type: DROP_DOWN, values: { submitted: 新規, updated: 訂正, withdrawn: 取下げ, interim: 途中 } }
          $files: { code: 添付, type: FILE }
          hours: { code: 時間, type: NUMBER }
          note: { code: note, type: MULTI_LINE_TEXT }
          support: { code: 援助, type: CHECK_BOX, values: { pick-up: お迎え, errand: 用事 } }
          children:
            code: 子ども
            type: SUBTABLE
            rows:
              child: { code: 名前, type: SINGLE_LINE_TEXT }
              sick: { code: 病児, type: RADIO_BUTTON, values: { "true": はい, "false": いいえ } }
        """;

    private int written;
    private readonly string folder = Directory.CreateTempSubdirectory("channels-kintone-").FullName;

    public KintoneDesk() => Sink = Make();

    public KintoneServer Server { get; } = new();

    public KintoneSink Sink { get; }

    /// <summary>Calls that may still be made beyond the first; null: any.</summary>
    public int? Budget { get; set; }

    public KintoneSink Make(string environment = "Development", string mapping = Mapping, params (string Name, string Value)[] others)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Sinks:city:Kind"] = "kintone",
            ["Sinks:city:Url"] = Server.Server.Url,
            ["Sinks:city:Token"] = KintoneServer.Token,
            ["Sinks:city:CallsPerSecond"] = "100",
            ["Sinks:city:Burst"] = "100",
            ["Sinks:city:Mappings:0"] = Write(mapping),
        };
        foreach (var (name, value) in others)
            settings[$"Sinks:city:{name}"] = value;
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Sinks:city");
        return new KintoneKind(new HostingEnvironment { EnvironmentName = environment }, null!, Node.NewClock()).Make(
            "city",
            section,
            SpendAsync
        );
    }

    public string Write(string mapping)
    {
        var path = Path.Combine(folder, $"{Interlocked.Increment(ref written)}.yaml");
        File.WriteAllText(path, mapping);
        return path;
    }

    public async Task<IReadOnlyList<SinkOutcome>> TakeAsync(params IEnumerable<Dispatch> batch) =>
        await Sink.TakeAsync([.. batch], TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Task<TimeSpan?> SpendAsync(CancellationToken stop) =>
        Task.FromResult<TimeSpan?>(Budget is null || Budget-- > 0 ? null : TimeSpan.FromHours(5));
}
