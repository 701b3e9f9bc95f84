using System.ComponentModel.DataAnnotations;

namespace Channels.Webhooks.WebChat;

/// <summary>Section <c>WebChat</c>.</summary>
public sealed class WebChatOptions
{
    /// <summary>The account name of web chat in rows.</summary>
    public const string Account = "default";

    /// <summary>Secrets of servers that may mint tokens for their own pages, by name.</summary>
    public IDictionary<string, string> Secrets { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Origins beside the host's own whose pages may open conversations, for example <c>https://www.example.jp</c>.</summary>
    public IList<string> Origins { get; } = [];

    /// <summary>Entry codes that are counted by name (leaflet, ward, home page); any other is counted as <c>other</c>.</summary>
    public IList<string> Entries { get; } = [];

    /// <summary>Life of a token; the client refreshes it every 15 minutes.</summary>
    public TimeSpan TokenFor { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Life of a conversation's tokens altogether. After it the person goes on with the resume code.</summary>
    public TimeSpan SessionFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Life of the ticket that opens a stream.</summary>
    public TimeSpan TicketFor { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Life of the address of a file.</summary>
    public TimeSpan FileAddressFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Largest activity, bytes.</summary>
    [Range(1024, 1024 * 1024)]
    public int MaxActivityBytes { get; set; } = 256 * 1024;

    /// <summary>Largest file, bytes. The page tells it before sending.</summary>
    [Range(1024, 25 * 1024 * 1024)]
    public int MaxFileBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Most files of one message.</summary>
    [Range(1, 20)]
    public int MaxFiles { get; set; } = 3;

    /// <summary>Most uploads read at once on this node: each may hold <see cref="MaxFiles"/> files of <see cref="MaxFileBytes"/> in
    /// memory.</summary>
    [Range(1, 100)]
    public int UploadsAtOnce { get; set; } = 4;

    /// <summary>Most of them from one network address.</summary>
    [Range(1, 100)]
    public int UploadsPerAddress { get; set; } = 2;

    /// <summary>So long an upload waits for its place.</summary>
    public TimeSpan UploadWaits { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>So long it may take from its place on: 10 MB in 5 minutes are 280 kbit/s.</summary>
    public TimeSpan UploadFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Most pixels of a picture: what a file unpacks to is not told by its size.</summary>
    [Range(1_000_000, 100_000_000)]
    public long MaxPixels { get; set; } = 25_000_000;

    /// <summary>Bytes of files one conversation may send a day.</summary>
    [Range(1024 * 1024, int.MaxValue)]
    public int BytesPerConversation { get; set; } = 60 * 1024 * 1024;

    /// <summary>Bytes of files one network address may send a day; many people share one.</summary>
    [Range(1024 * 1024, int.MaxValue)]
    public int BytesPerAddress { get; set; } = 600 * 1024 * 1024;

    /// <summary>Most streams of one conversation on this node (tabs, and sockets not yet known to be dead).</summary>
    [Range(1, 100)]
    public int SocketsPerConversation { get; set; } = 8;

    /// <summary>Most streams of this node.</summary>
    public int MostSockets { get; set; } = 20_000;

    /// <summary>How long one frame may take to be taken; a slower client is dropped and replays when it comes back.</summary>
    public TimeSpan SlowSocket { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Messages of one conversation taken at once; after that they are taken as time goes by, and answered late.</summary>
    [Range(1, 1000)]
    public int Burst { get; set; } = 20;

    /// <summary>Messages a second after the burst.</summary>
    [Range(1, 100)]
    public int PerSecond { get; set; } = 2;

    /// <summary>Messages that may wait for their turn; more are refused.</summary>
    public int MostWaiting { get; set; } = 20;

    /// <summary>New conversations from one address a minute. Many people share one (mobile networks, a ward office).</summary>
    public int SessionsPerMinute { get; set; } = 300;

    /// <summary>Where the page sends somebody who leaves at once: a page of somebody else that anybody may look at. The weather of the
    /// Japan Meteorological Agency; <c>/calendar</c> is one of this host, where no other site may be called.</summary>
    public string QuickExitUrl { get; set; } = "https://www.jma.go.jp/bosai/forecast/";
}
