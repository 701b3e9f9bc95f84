using System.IO.Compression;
using System.Security.Cryptography;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// The page's files, in memory, compressed once. Their address carries a hash of them all, so browsers keep them for a year
/// and a new version has new addresses.
/// </summary>
internal sealed class ChatAssets
{
    public const string Bundle = "webchat-minimal.js";

    private readonly Dictionary<string, Asset> files = new(StringComparer.Ordinal);

    public ChatAssets()
    {
        foreach (var path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(Folder, path).Replace('\\', '/');
            if (TypeOf(name) is { } type)
                files[name.StartsWith("lib/", StringComparison.Ordinal) ? name[4..] : name] = Read(path, type);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(f => f.Key, StringComparer.Ordinal))
            hash.AppendData(file.Value.Plain);
        Version = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    /// <summary>Where pages and their templates lie.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "wwwroot", "chat");

    public string Version { get; }

    public string Root => "/chat/assets/" + Version;

    /// <summary>False when the host was built without npm.</summary>
    public bool HasBundle => files.ContainsKey(Bundle);

    /// <summary><c>GET /chat/assets/{version}/{file}</c>.</summary>
    public Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        if (context.Request.RouteValues["file"] is not string name || !files.TryGetValue(name, out var file))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        // While versions change a page may ask for files of another one: it gets these, and asks again next time.
        var current = context.Request.RouteValues["version"] as string == Version;
        response.Headers.CacheControl = current ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        response.ContentType = file.Type;
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (encoding, bytes) =
            accepted.Contains("br", StringComparison.Ordinal) ? ("br", file.Brotli)
            : accepted.Contains("gzip", StringComparison.Ordinal) ? ("gzip", file.Gzip)
            : (null, file.Plain);
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static string? TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".json" => "application/json; charset=utf-8",
            _ => null,
        };

    private static Asset Read(string path, string type)
    {
        var plain = File.ReadAllBytes(path);

        // The large one is compressed when the host is built; small ones cost nothing here.
        return new Asset(
            type,
            plain,
            File.Exists(path + ".br") ? File.ReadAllBytes(path + ".br") : Pack(plain, s => new BrotliStream(s, CompressionLevel.Optimal)),
            File.Exists(path + ".gz") ? File.ReadAllBytes(path + ".gz") : Pack(plain, s => new GZipStream(s, CompressionLevel.Optimal))
        );
    }

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
            stream.Write(plain);
        return packed.ToArray();
    }

    private sealed record Asset(string Type, byte[] Plain, byte[] Brotli, byte[] Gzip);
}
