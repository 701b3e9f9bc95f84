using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Channels.Bot.Erasure;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Api.Closed;

/// <summary>Files in parts under single-use short addresses, on both databases.</summary>
public sealed class FilePartsTests(PostgresDatabase postgres) : IClassFixture<PostgresDatabase>
{
    private const string Reference = "FS-1111-1111";
    private const int Size = (2 * 1024 * 1024) + 12_345;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_is_fetched_in_parts_each_address_once_and_fits_its_hash(bool onServer)
    {
        await using var app = await StartAsync(onServer);
        var content = ClosedNetwork.Bytes(Size);
        var id = await app.AttachAsync(Reference, content);
        var file = (await OneAsync(app)).GetProperty("files")[0];
        Assert.Equal((Size, 3), (file.GetProperty("size").GetInt32(), file.GetProperty("parts").GetInt32()));

        var address = await AddressAsync(app, id);
        var first = await PartAsync(app, address, 1);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal((HttpStatusCode.Gone, "file.address-over"), Said(await PartAsync(app, address, 1)));

        // The line broke: another address, from the part that is missing on.
        var anew = await AddressAsync(app, id);
        byte[] whole = [.. first.Body, .. (await PartAsync(app, anew, 2)).Body, .. (await PartAsync(app, anew, 3)).Body];
        Assert.Equal(content, whole);
        Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(whole)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_who_ask_for_one_part_at_once_one_gets_it(bool onServer)
    {
        await using var app = await StartAsync(onServer);
        var id = await app.AttachAsync(Reference, ClosedNetwork.Bytes(1000));
        var address = await AddressAsync(app, id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PartAsync(app, address, 1)));
        Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status is not HttpStatusCode.OK), a => Assert.Equal("file.address-over", Said(a).Code));
    }

    [Fact]
    public async Task Unknown_foreign_and_expired_addresses_are_told_apart_from_nothing_and_give_nothing()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-29T12:00:00+09:00", null));
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Api:Holders:other:Keys:a:Value"] = "another holder's key" },
            clock
        );
        await FillAsync(app);
        var id = await app.AttachAsync(Reference, ClosedNetwork.Bytes(1000));
        var address = await AddressAsync(app, id);
        using var other = app.As("another holder's key");

        Assert.Equal((HttpStatusCode.NotFound, "file.address-unknown"), Said(await PartAsync(app, address, 1, other)));
        Assert.Equal((HttpStatusCode.NotFound, "file.address-unknown"), Said(await PartAsync(app, address[..^4] + "0000", 1)));
        Assert.Equal((HttpStatusCode.NotFound, "file.part"), Said(await PartAsync(app, address, 2)));
        Assert.Equal((HttpStatusCode.NotFound, "file.part"), Said(await PartAsync(app, address, 0)));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((HttpStatusCode.Gone, "file.address-over"), Said(await PartAsync(app, address, 1)));
        clock.Advance(TimeSpan.FromSeconds(1));
        await app.Get<RetentionSweep>().RunAsync(Stop);
        Assert.Empty(await app.Store.ReadAsync((db, stop) => db.FileAddresses.ToListAsync(stop), Stop));
    }

    [Fact]
    public async Task What_was_erased_meanwhile_is_gone_and_its_hash_too()
    {
        await using var app = await StartAsync(false);
        var id = await app.AttachAsync(Reference, ClosedNetwork.Bytes(1000));
        var address = await AddressAsync(app, id);
        await app.Store.WriteAsync(
            async (db, stop) =>
                Channels.Bot.Data.Written.Keep(
                    await app.Get<Forgetting>().SubmissionAsync(db, Reference, Channels.Bot.Audit.Actor.System("test"), stop)
                ),
            Stop
        );
        Assert.Equal((HttpStatusCode.Gone, "file.gone"), Said(await PartAsync(app, address, 1)));
        using var again = await app.Api.PostAsync($"/api/v1/submissions/{Reference}/files/{id}/addresses", null, Stop);
        Assert.Equal("file.unknown", (await again.ReplyAsync<ProblemReply>()).Code);
        Assert.Null(Assert.Single(await app.Store.ReadAsync((db, stop) => db.Files.ToListAsync(stop), Stop)).Sha256);
    }

    private async Task<ChannelsApp> StartAsync(bool onServer)
    {
        Assert.SkipWhen(onServer && postgres.Unconfigured is not null, postgres.Unconfigured ?? "");
        if (onServer)
            await postgres.ClearAsync();
        var app = await HttpApi.StartAsync(database: onServer ? postgres : null);
        await HttpApi.SubmitAsync(app, Reference);
        return app;
    }

    private static async Task FillAsync(ChannelsApp app) =>
        await app.Store.WriteAsync(
            async (db, stop) =>
            {
                var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
                db.Submissions.Add(
                    new()
                    {
                        Id = id,
                        Reference = Reference,
                        EventId = id,
                        ConversationKey = "c",
                        Channel = "line",
                        Procedure = "p",
                        Version = 1,
                        Language = "ja",
                        SubmittedAt = DateTimeOffset.UnixEpoch,
                    }
                );
                await db.SaveChangesAsync(stop);
                return Channels.Bot.Data.Written.Keep(true);
            },
            Stop
        );

    private static async Task<JsonElement> OneAsync(ChannelsApp app) =>
        await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{Reference}", Stop);

    private static async Task<string> AddressAsync(ChannelsApp app, Guid id)
    {
        using var made = await app.Api.PostAsync($"/api/v1/submissions/{Reference}/files/{id}/addresses", null, Stop);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("address").GetString()!;
    }

    private static async Task<(HttpStatusCode Status, byte[] Body)> PartAsync(
        ChannelsApp app,
        string address,
        int part,
        HttpClient? client = null
    )
    {
        using var answer = await (client ?? app.Api).GetAsync($"{address}/{part}", Stop);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    private static (HttpStatusCode Status, string? Code) Said((HttpStatusCode Status, byte[] Body) answer) =>
        (answer.Status, JsonDocument.Parse(answer.Body).RootElement.GetProperty("code").GetString());
}
