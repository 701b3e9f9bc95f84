using System.Text.Json.Nodes;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Back;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>
/// Makes each submission a record of its procedure's app, found again by its reference number: the same once more writes the same
/// record. Files go first. A record that is refused is found and left out, and its neighbours go without it.
/// </summary>
internal sealed class KintoneSink(
    KintoneOptions options,
    TimeSpan timeout,
    IReadOnlyDictionary<string, KintoneApp> apps,
    KintoneClient client,
    TimeProvider clock
) : ISink, IReportsBack, IHasAddress
{
    public int BatchSize => options.Batch;

    public string Url => options.Url;

    /// <inheritdoc/>
    public bool MayBeInside { get; init; }

    /// <inheritdoc/>
    public bool CanBeLetInside => false;

    public IReadOnlyCollection<string> Procedures { get; } = [.. apps.Values.Where(a => a.Status is not null).Select(a => a.Procedure)];

    public TimeSpan Every => options.StatusEvery;

    internal IReadOnlyDictionary<string, KintoneApp> Apps => apps;

    internal KintoneClient Client => client;

    public async Task<IReadOnlyList<SinkOutcome>> TakeAsync(IReadOnlyList<Dispatch> batch, CancellationToken stop)
    {
        // Nothing is begun that may not be over in time: what is known by then is told, and the rest goes next time.
        using var taking = new Taking(client, timeout - options.CallTimeout, clock, stop);
        var outcomes = new SinkOutcome?[batch.Count];
        var entries = new List<Entry>();
        for (var i = 0; i < batch.Count; i++)
        {
            var one = batch[i];
            if (!apps.TryGetValue(one.Procedure, out var app))
                outcomes[i] = new SinkOutcome.Refused("kintone.no-mapping");
            else if (await MakeAsync(taking, app, one) is { } record)
                entries.Add(new Entry(i, app.App, record));
            else
                outcomes[i] = taking.Last;
        }

        await new Upserts(taking, outcomes).SendAsync(entries);
        return [.. outcomes.Select(o => o ?? new SinkOutcome.NotNow("kintone.unfinished"))];
    }

    public Task<BackPage> ReadAsync(string procedure, string? cursor, CancellationToken stop) =>
        new KintoneReports(client, apps[procedure], clock).ReadAsync(cursor, stop);

    /// <summary>Uploads the files and makes the record; or <see cref="Taking.Last"/> says why not.</summary>
    private static async Task<JsonObject?> MakeAsync(Taking taking, KintoneApp app, Dispatch one)
    {
        var keys = new Dictionary<Guid, string>();
        foreach (var file in app.Fields.Where(f => f.Type is "FILE").SelectMany(f => KintoneRecord.FilesOf(f, one)).DistinctBy(f => f.Id))
        {
            if (await taking.UploadAsync(file) is not { } key)
                return null;
            keys.Add(file.Id, key);
        }

        try
        {
            return KintoneRecord.Of(app, one, keys);
        }
        catch (UnmappedValueException unmapped)
        {
            taking.Last = new SinkOutcome.Refused("kintone.value", unmapped.Message);
            return null;
        }
    }
}

/// <summary>A record on its way.</summary>
/// <param name="Index">Its place in the batch.</param>
internal sealed record Entry(int Index, int App, JsonObject Record);
