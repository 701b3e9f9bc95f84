using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Forms;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.WebChat;

/// <summary>The pages, as far as a browser is not needed to judge them.</summary>
public sealed partial class PageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_may_load_nothing_from_elsewhere_and_evaluate_nothing()
    {
        Assert.SkipUnless(
            File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "chat", "lib", "webchat-minimal.js")),
            "Built without npm"
        );
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var first = await app.Http.GetAsync("/chat?p=event-signup", Stop);
        using var second = await app.Http.GetAsync("/chat?p=event-signup", Stop);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var policy = Assert.Single(first.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("no-store", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(policy, Assert.Single(second.Headers.GetValues("Content-Security-Policy")));

        var html = await first.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotMatch(@"(src|href)=""(https?:)?//", html);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_the_page_come_compressed_and_are_kept_for_a_year_under_their_hash()
    {
        Assert.SkipUnless(
            File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "chat", "lib", "webchat-minimal.js")),
            "Built without npm"
        );
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        var html = await app.Http.GetStringAsync("/chat/webchat", Stop);
        var bundle = BundleAddress().Match(html).Value;
        Assert.NotEmpty(bundle);
        foreach (var (encoding, most) in (ReadOnlySpan<(string, int)>)[("br", 500_000), ("gzip", 600_000), ("identity", 3_000_000)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, bundle) { Headers = { { "Accept-Encoding", encoding } } };
            using var response = app.Http.Send(request, Stop);
            Assert.Equal(encoding == "identity" ? [] : [encoding], response.Content.Headers.ContentEncoding);
            Assert.InRange(response.Content.Headers.ContentLength!.Value, 100_000, most);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        }

        using var old = await app.Http.GetAsync(bundle.Replace("/assets/", "/assets/0", StringComparison.Ordinal), Stop);
        Assert.Contains("no-cache", old.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        foreach (
            var path in (string[])["/chat/assets/x/..%2f..%2fappsettings.json", "/chat/assets/x/chat.html", "/chat/assets/x/nothing.js"]
        )
            Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(path, Stop)).StatusCode);
    }

    [Theory]
    [InlineData("/chat?p=\"><script>alert(1)</script>&c=</script><b>")]
    [InlineData("/chat/form?p=\"><script>alert(1)</script>&l=<b>")]
    public async Task What_stands_in_a_link_is_never_markup(string path)
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        var html = await app.Http.GetStringAsync(path, Stop);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_of_the_page_is_there_in_every_language()
    {
        var all = Languages
            .Known.Select(l =>
                JsonSerializer.Deserialize<Dictionary<string, string>>(
                    File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "chat", "texts", l + ".json"))
                )!
            )
            .ToList();
        Assert.All(all, words => Assert.Equal(all[0].Keys.Order(), words.Keys.Order()));
        Assert.All(all, words => Assert.All(words.Values, Assert.NotEmpty));
    }

    [Fact]
    public async Task Who_only_looks_at_the_page_begins_nothing_and_its_first_answer_does()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = app.Root };
        for (var i = 0; i < 3; i++)
        {
            var page = await browser.GetStringAsync("/chat?p=consultation&c=leaflet", Stop);
            Assert.Contains("どちらにお住まい", page, StringComparison.Ordinal);
            Assert.Contains("""<button type="submit" name="say" value="小倉北区">小倉北区</button>""", page, StringComparison.Ordinal);
            Assert.Contains("""id="apply" name="say" value="/申請したい">申請したい</button>""", page, StringComparison.Ordinal);
        }

        Assert.Empty(await app.EventsAsync());
        Assert.Empty(handler.CookieContainer.GetCookies(app.Root));

        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["first"] = "1",
                ["p"] = "consultation",
                ["l"] = "ja",
                ["say"] = "小倉北区",
            }
        );
        using var answer = await browser.PostAsync(new Uri("/chat/form", UriKind.Relative), form, Stop);
        Assert.Equal("/chat", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("url=/chat/form", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Contains("どなたのこと", await browser.GetStringAsync("/chat/form", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_as_it_was_never_comes_back_on_a_shared_telephone()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = app.Root };
        await FirstAsync(browser, "event-signup", "会員の交流会");
        Assert.NotEmpty(handler.CookieContainer.GetCookies(app.Root));
        using var nothing = new FormUrlEncodedContent([]);
        using var cleared = await browser.PostAsync(new Uri("/chat/form/clear", UriKind.Relative), nothing, Stop);
        Assert.Empty(handler.CookieContainer.GetCookies(app.Root));
        Assert.Contains("何をしますか", await cleared.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_sent_twice_from_the_page_without_JavaScript_is_one_answer()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = app.Root };
        var page = await FirstAsync(browser, "event-signup", "会員の交流会");
        Assert.Contains("いつの回", page, StringComparison.Ordinal);
        var before = (await app.EventsAsync()).Count;
        var at = AtField().Match(page).Groups["at"].Value;
        for (var i = 0; i < 2; i++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["at"] = at, ["text"] = "わかりません" });
            page = await (await browser.PostAsync(new Uri("/chat/form", UriKind.Relative), form, Stop)).Content.ReadAsStringAsync(Stop);
        }

        Assert.Contains("わかりません", page, StringComparison.Ordinal);
        Assert.Equal(before + 1, (await app.EventsAsync()).Count);
    }

    [Theory]
    [InlineData("/chat/form?p=consultation")]
    [InlineData("/chat/form?l=ja")]
    public async Task The_way_back_to_an_earlier_consultation_is_on_the_first_page_without_JavaScript(string first)
    {
        await using var app = await ChannelsApp.StartAsync();
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = app.Root };
        var page = await browser.GetStringAsync(first, Stop);
        Assert.Contains("前の相談の続き", page, StringComparison.Ordinal);
        page = await FirstAsync(
            browser,
            first.Contains("consultation", StringComparison.Ordinal) ? "consultation" : null,
            "前の相談の続き"
        );
        Assert.Contains("合言葉を書いてください", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_JavaScript_several_are_ticked_and_said_at_once()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = app.Root };
        var page = await FirstAsync(browser, "consultation", "小倉北区");
        page = await SendAsync(("say", "自分のこと"));
        Assert.Contains("""<input type="checkbox" name="pick" value="5"> <span>借金</span>""", page, StringComparison.Ordinal);
        Assert.DoesNotContain("""<button type="submit" name="say" value="借金""", page, StringComparison.Ordinal);

        page = await SendAsync(("pick", "5"), ("shown:5", "借金"), ("pick", "7"), ("shown:7", "仕事"), ("picked", "1"));
        Assert.Contains("借金、仕事", page, StringComparison.Ordinal);
        Assert.Contains("急いでいること", page, StringComparison.Ordinal);
        page = await SendAsync(("pick", "8"), ("shown:8", "どれもない"), ("picked", "1"));
        Assert.Contains("話したいこと", page, StringComparison.Ordinal);

        async Task<string> SendAsync(params (string Name, string Value)[] fields)
        {
            var at = AtField().Match(page).Groups["at"].Value;
            using var form = new FormUrlEncodedContent(
                fields.Prepend(("at", at)).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2))
            );
            return await (await browser.PostAsync(new Uri("/chat/form", UriKind.Relative), form, Stop)).Content.ReadAsStringAsync(Stop);
        }
    }

    [Fact]
    public async Task A_form_of_another_page_says_nothing_in_this_browsers_conversation()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        foreach (var path in (string[])["/chat/form", "/chat/form/file"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent([]),
                Headers = { { "Origin", "https://elsewhere.example" } },
            };
            Assert.Equal(HttpStatusCode.Forbidden, (await app.Http.SendAsync(request, Stop)).StatusCode);
        }
    }

    [Fact]
    public async Task Sessions_are_counted_by_entry_codes_that_are_known()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["WebChat:Entries:0"] = "leaflet" },
            step: new Echo()
        );
        var seen = new List<string>();
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (
                instrument.Name == "channels.webchat.sessions"
                && ReferenceEquals(instrument.Meter.Scope, app.Get<System.Diagnostics.Metrics.IMeterFactory>())
            )
                own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>(
            (_, _, tags, _) =>
            {
                foreach (var (name, value) in tags)
                {
                    if (name == "entry")
                        seen.Add((string)value!);
                }
            }
        );
        listener.Start();
        foreach (var entry in (string?[])["leaflet", "made-up-1", null])
            await app.Http.PostAsJsonAsync("/webchat/session", new { entry, fresh = true }, Stop);
        Assert.Equal(["leaflet", "other", "none"], seen);
    }

    [GeneratedRegex(@"/chat/assets/[0-9a-f]+/webchat-minimal\.js", RegexOptions.None, 1000)]
    private static partial Regex BundleAddress();

    /// <summary>The first answer on the page without JavaScript, which begins the conversation.</summary>
    private static async Task<string> FirstAsync(HttpClient browser, string? procedure, string said)
    {
        var fields = new Dictionary<string, string>
        {
            ["first"] = "form",
            ["l"] = "ja",
            ["say"] = said,
        };
        if (procedure is not null)
            fields["p"] = procedure;
        using var form = new FormUrlEncodedContent(fields);
        return await (await browser.PostAsync(new Uri("/chat/form", UriKind.Relative), form, Stop)).Content.ReadAsStringAsync(Stop);
    }

    [GeneratedRegex("name=\"at\" value=\"(?<at>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AtField();
}
