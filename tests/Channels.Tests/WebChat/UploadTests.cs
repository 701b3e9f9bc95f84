using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using ImageMagick;

namespace Channels.Tests.WebChat;

/// <summary>Files: what is taken, what is left of it, who gets it, and what is refused.</summary>
public sealed class UploadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_phones_photo_the_picture_stays_and_place_and_camera_go()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app);
        var photo = Photo(MagickFormat.Jpeg);
        Assert.NotNull(new MagickImage(photo).GetExifProfile()?.GetValue(ExifTag.GPSLatitude));

        var id = await SendAsync(door, ("写真 1.JPG", "image/jpeg", photo));

        var stored = Assert.Single(await StoredAsync(app));
        Assert.Equal(("image/jpeg", FileStatus.Stored), (stored.Row.MediaType, stored.Row.Status));
        AssertClean(stored.Content, MagickFormat.Jpeg);

        // Its orientation said "turned by 90 degrees": it is turned now.
        using var picture = new MagickImage(stored.Content);
        Assert.Equal((120u, 160u), (picture.Width, picture.Height));

        var echo = await door.WaitForAsync(a => a.Id == id);
        var attachment = Assert.Single(echo.Attachments!);
        Assert.Equal(("image/jpeg", "写真 1.jpg"), (attachment.ContentType, attachment.Name));
        // Absent, not null: that is of the wire itself.
        var raw = Assert.Single((await door.OnTheWireAsync(id)).GetProperty("attachments").EnumerateArray());
        Assert.False(raw.TryGetProperty("thumbnailUrl", out _));
    }

    [Fact]
    public async Task The_photo_format_of_iPhones_is_kept_as_JPEG_without_the_place()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app);
        var heic = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "WebChat", "phone.heic"), Stop);
        await SendAsync(door, ("IMG_0001.HEIC", "image/heic", heic));

        var stored = Assert.Single(await StoredAsync(app));
        Assert.Equal("image/jpeg", stored.Row.MediaType);
        AssertClean(stored.Content, MagickFormat.Jpeg);
        Assert.DoesNotContain("InventedPhone", Encoding.Latin1.GetString(stored.Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MagickFormat.Png)]
    [InlineData(MagickFormat.WebP)]
    public async Task Other_pictures_keep_their_kind_and_lose_the_rest(MagickFormat format)
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app);
        await SendAsync(door, ("x", "application/octet-stream", Photo(format)));
        AssertClean(Assert.Single(await StoredAsync(app)).Content, format);
    }

    [Fact]
    public async Task Several_files_come_in_the_order_of_the_message()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app);
        var id = await SendAsync(
            door,
            ("a.jpg", "image/jpeg", Photo(MagickFormat.Jpeg)),
            ("b.png", "image/png", Photo(MagickFormat.Png)),
            ("c.pdf", "text/html", Pdf)
        );
        var echo = await door.WaitForAsync(a => a.Id == id);
        Assert.Equal(["a.jpg", "b.png", "c.pdf"], echo.Attachments!.Select(a => a.Name));
        Assert.Equal(["image/jpeg", "image/png", "application/pdf"], echo.Attachments!.Select(a => a.ContentType));
    }

    [Fact]
    public async Task A_photo_answers_a_question_and_belongs_to_the_submission()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app, "provider-inquiry");
        await door.WaitForReplyAsync("事業所");
        await door.AnswerToAsync("テスト介護事業所");
        foreach (var text in (string[])["/スキップ", "1", "1", "加算の届出はいつまでですか"])
            await door.AnswerToAsync(text);
        await SendAsync(door, ("doc.jpg", "image/jpeg", Photo(MagickFormat.Jpeg)));
        await door.WaitForReplyAsync("受け取りました");
        await door.AnswerToAsync("1");
        await door.AnswerToAsync("test@example.jp");
        Assert.Contains("受付番号", await door.AnswerToAsync("はい"), StringComparison.Ordinal);

        var waiting = await app.Api.ReplyAsync<List<WaitingReply>>("/api/v1/submissions/new");
        var whole = await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{Assert.Single(waiting).Reference}");
        var file = Assert.Single(whole.Files);
        Assert.Equal(("stored", "document"), (file.Status, file.Field));
    }

    public static TheoryData<string, string> Refused =>
        new()
        {
            { "picture.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>" },
            { "picture.jpg", "<!doctype html><script>alert(1)</script>" },
            { "photo.jpg", "PK\u0003\u0004 a zip calls itself a photo" },
            { "photo.jpg", "\u00ff\u00d8\u00ff\u00e0 begins like one and is none" },
            { "empty.jpg", "" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_only_calls_itself_a_picture_is_refused_in_clear_words(string name, string content)
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app);
        Assert.Equal(
            (415, "FileKindRefused"),
            await ConversationTests.RefusalAsync(UploadAsync(door, (name, "image/jpeg", Encoding.Latin1.GetBytes(content))))
        );
        await door.WaitForReplyAsync("写真（JPEG");
        Assert.Empty(await StoredAsync(app));
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_a_huge_picture_is_refused()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app);
        var bomb = HugePng(25_000, 25_000);
        Assert.InRange(bomb.Length, 0, 1_000_000);
        Assert.Equal((415, "FileKindRefused"), await ConversationTests.RefusalAsync(UploadAsync(door, ("bomb.png", "image/png", bomb))));
        Assert.Empty(await StoredAsync(app));
    }

    [Fact]
    public async Task Too_large_and_too_many_are_refused_and_said_in_the_chat()
    {
        await using var app = await ChannelsApp.StartAsync(new Dictionary<string, string> { ["WebChat:MaxFileBytes"] = "100000" });
        using var door = await DirectLineDoor.OpenAsync(app);
        var large = new byte[100_001];
        Photo(MagickFormat.Jpeg).CopyTo(large, 0);
        var fine = Photo(MagickFormat.Jpeg);
        Assert.Equal((413, "FileTooLarge"), await ConversationTests.RefusalAsync(UploadAsync(door, ("a.jpg", "image/jpeg", large))));
        Assert.Equal(
            (413, "FileTooLarge"),
            await ConversationTests.RefusalAsync(UploadAsync(door, [.. Enumerable.Repeat(("a.jpg", "image/jpeg", fine), 4)]))
        );
        await door.WaitForReplyAsync("3つまで");
        Assert.Empty(await StoredAsync(app));
    }

    [Theory]
    [InlineData("../../etc/passwd.jpg", "passwd.jpg")]
    [InlineData("..\\..\\web.config", "web.jpg")]
    [InlineData("a\"b<c>.jpg", "abc.jpg")]
    [InlineData("...", "file.jpg")]
    public async Task A_files_name_is_only_a_name(string sent, string shown)
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app);
        var id = await SendAsync(door, (sent, "image/jpeg", Photo(MagickFormat.Jpeg)));
        var echo = await door.WaitForAsync(a => a.Id == id);
        Assert.Equal(shown, echo.Attachments![0].Name);
    }

    [Fact]
    public async Task A_file_is_given_only_to_its_signed_address_and_never_opened_in_place()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app);
        using var other = await DirectLineDoor.OpenAsync(app);
        var mine = await AddressAsync(door);
        var theirs = await AddressAsync(other);
        using var anybody = new HttpClient();

        using var got = await anybody.GetAsync(mine, Stop);
        Assert.Equal(HttpStatusCode.OK, got.StatusCode);
        Assert.Equal("image/jpeg", got.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", got.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", Assert.Single(got.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(got.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("no-store", got.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        var (path, ticket) = (theirs[..theirs.IndexOf('?', StringComparison.Ordinal)], mine[mine.IndexOf('?', StringComparison.Ordinal)..]);
        foreach (var forged in (string[])[path + ticket, path, path + "?t=" + door.Token, theirs[..^2] + "xx"])
            Assert.Equal((403, "FileForbidden"), await ConversationTests.RefusalAsync(anybody.GetAsync(forged, Stop)));
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("multipart/form-data; boundary=abc", "--abc\r\nbroken")]
    [InlineData("multipart/form-data; boundary=abc", "--abc--\r\n")]
    public async Task A_body_that_is_no_upload_gets_400(string type, string body)
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        Assert.Equal(
            (400, "BadArgument"),
            await ConversationTests.RefusalAsync(door.Http.PostAsync(new Uri($"{door.Path}/upload", UriKind.Relative), content, Stop))
        );
    }

    private static byte[] Pdf => "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"u8.ToArray();

    private static async Task<string> AddressAsync(DirectLineDoor door)
    {
        var id = await SendAsync(door, ("a.jpg", "image/jpeg", Photo(MagickFormat.Jpeg)));
        var echo = await door.WaitForAsync(a => a.Id == id);
        return echo.Attachments![0].ContentUrl!;
    }

    private static async Task<string> SendAsync(DirectLineDoor door, params IReadOnlyList<(string Name, string Type, byte[] Content)> files)
    {
        using var response = await UploadAsync(door, files);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.ReplyAsync<PostedReply>()).Id;
    }

    /// <summary>As the browser does it: the activity as a part of its own kind, then the files.</summary>
    private static Task<HttpResponseMessage> UploadAsync(
        DirectLineDoor door,
        params IReadOnlyList<(string Name, string Type, byte[] Content)> files
    )
    {
        var form = new MultipartFormDataContent();
        var activity = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type = "message",
                channelData = new { clientActivityID = Guid.CreateVersion7().ToString("N") },
                attachments = files.Select(f => new
                {
                    contentType = f.Type,
                    name = f.Name,
                    thumbnailUrl = "data:image/jpeg;base64,AAAA",
                }),
            }
        );
        var part = new ByteArrayContent(activity);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        form.Add(part, "activity", "blob");
        foreach (var (name, type, content) in files)
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            file.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                $"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(name)}"
            );
            form.Add(file);
        }

        return door.Http.PostAsync(new Uri($"{door.Path}/upload", UriKind.Relative), form, Stop);
    }

    private static async Task<IReadOnlyList<(StoredFile Row, byte[] Content)>> StoredAsync(ChannelsApp app)
    {
        var protector = app.Get<ColumnProtector>();
        return [.. (await app.FilesAsync()).Select(f => (f, protector.Reveal(StoredFile.ContentColumn, f.Id.ToString("N"), f.Content!)))];
    }

    private static void AssertClean(byte[] content, MagickFormat format)
    {
        using var picture = new MagickImage(content);
        Assert.Equal(format, picture.Format);
        Assert.Empty(picture.ProfileNames);
        Assert.DoesNotContain("InventedPhone", Encoding.Latin1.GetString(content), StringComparison.Ordinal);
    }

    /// <summary>A picture of 160 by 120 as a phone would save it, lying on its side.</summary>
    private static byte[] Photo(MagickFormat format)
    {
        using var picture = new MagickImage("gradient:red-blue", 160, 120);
        var exif = new ExifProfile();
        exif.SetValue(ExifTag.GPSLatitude, [new Rational(33), new Rational(53), new Rational(0)]);
        exif.SetValue(ExifTag.GPSLatitudeRef, "N");
        exif.SetValue(ExifTag.Model, "InventedPhone 7");
        exif.SetValue(ExifTag.Orientation, (ushort)6);
        picture.SetProfile(exif);
        picture.Orientation = Orientation.RightTop;
        picture.Comment = "InventedPhone 7";
        picture.Format = format;
        return picture.ToByteArray();
    }

    /// <summary>A PNG of one colour, written by hand: making it with a library would unpack it.</summary>
    private static byte[] HugePng(int width, int height)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header, width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        Chunk("IHDR", header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + ((width + 7) / 8)];
            for (var y = 0; y < height; y++)
                zlib.Write(row);
        }

        Chunk("IDAT", packed.ToArray());
        Chunk("IEND", []);
        return png.ToArray();

        void Chunk(string name, byte[] data)
        {
            var number = new byte[4];
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            png.Write(number);
            byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
            png.Write(body);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
            png.Write(number);
        }
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
