using System.Text;
using System.Text.Json;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Drop;
using Channels.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Sinks;

/// <summary>A shared folder and the office that fetches from it.</summary>
internal sealed class DropDesk : IDisposable
{
    private readonly Destinations destinations;
    private readonly DropPublisher publisher;
    private readonly Encoding encoding;

    public DropDesk(string encoding = "utf-8", string unmappable = "refuse")
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Sinks:shared:Kind"] = "drop",
                    ["Sinks:shared:Folder"] = Folder,
                    ["Sinks:shared:Encoding"] = encoding,
                    ["Sinks:shared:Unmappable"] = unmappable,
                }
            )
            .Build();
        destinations = new Destinations(settings, [new DropKind(Talk.Shipped, Clock)], Talk.Shipped, Clock);
        publisher = new DropPublisher(
            destinations,
            Talk.Shipped,
            new DropTidy(destinations, new AllWanted(), Clock, NullLogger<DropTidy>.Instance),
            Clock,
            NullLogger<DropPublisher>.Instance
        );
        this.encoding = encoding is "utf-8" ? new UTF8Encoding(true) : CodePagesEncodingProvider.Instance.GetEncoding(932)!;
    }

    public string Folder { get; } = SharedFolder.Prepared(Directory.CreateTempSubdirectory("channels-drop-").FullName);

    public FakeTimeProvider Clock { get; } = Node.NewClock();

    public ISink Sink => destinations.Find("shared")!.Sink;

    /// <summary>Folders that were laid down, in their order.</summary>
    public IReadOnlyList<string> Laid =>
        [.. Directory.GetDirectories(Folder).Select(p => Path.GetFileName(p)).Where(n => n[0] != '.').Order(StringComparer.Ordinal)];

    public Task<int> PublishAsync() => publisher.RunAsync(TestContext.Current.CancellationToken);

    public Task<int> NextMorningAsync()
    {
        Clock.Advance(TimeSpan.FromDays(1));
        return PublishAsync();
    }

    /// <summary>All tables, as a reader of RFC 4180 reads them.</summary>
    public IEnumerable<List<List<string>>> Tables() => Laid.Select(Table);

    public List<List<string>> Table(string laid)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, laid, DropPublisher.TableFile));
        var bom = encoding.GetPreamble();
        Assert.True(bytes.AsSpan().StartsWith(bom));
        using var text = new StringReader(encoding.GetString(bytes.AsSpan(bom.Length)));
        using var csv = CsvHelper.CsvReader.Create(text, new CsvHelper.CsvReaderOptions { HasHeader = false });
        var rows = new List<List<string>>();
        while (csv.Read())
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return rows;
    }

    public JsonElement Manifest(string laid) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, laid, DropSettling.ManifestFile))).RootElement;

    public void Dispose()
    {
        destinations.Dispose();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        else
            File.Delete(Folder);
    }

    /// <summary>No database stands behind this desk: all that waits is wanted.</summary>
    private sealed class AllWanted : IDropStanding
    {
        public Task<IReadOnlyList<GoneRow>> FindAsync(string sink, IReadOnlyCollection<Guid> staged, CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<GoneRow>>([]);

        public Task MarkAsync(IReadOnlyList<GoneRow> gone, CancellationToken stop) => Task.CompletedTask;
    }
}
