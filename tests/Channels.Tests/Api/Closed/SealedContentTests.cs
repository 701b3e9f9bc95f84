using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Webhooks.Sealing;
using Jose;
using Microsoft.Extensions.Options;

namespace Channels.Tests.Api.Closed;

/// <summary>Content for closed networks is sealed for the reader's key; weak keys stop the start.</summary>
public sealed class SealedContentTests
{
    private const string Reference = "FS-1111-1111";
    private const string Key = "the key of the closed ward";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("rsa")]
    [InlineData("P-256")]
    [InlineData("P-384")]
    [InlineData("certificate")]
    public async Task What_is_asked_for_sealed_can_be_read_by_the_private_key_alone(string kind)
    {
        using var folder = new ClosedNetwork.Folder();
        var (publicPem, privatePem) = Pair(kind);
        await using var app = await StartAsync(folder.File("public.pem", publicPem), always: false);
        await HttpApi.SubmitAsync(app, Reference);
        using var ward = app.As(Key);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/submissions/{Reference}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/jose"));

        using var answer = await ward.SendAsync(request, Stop);

        Assert.Equal((HttpStatusCode.OK, "application/jose"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var token = await answer.Content.ReadAsStringAsync(Stop);
        var header = JWT.Headers(token);
        Assert.Equal(
            (
                kind is "rsa" ? "RSA-OAEP-256"
                : kind is "certificate" ? "RSA-OAEP-256"
                : "ECDH-ES",
                "A256GCM"
            ),
            (header["alg"], header["enc"])
        );
        Assert.StartsWith("application/json", (string)header["cty"], StringComparison.Ordinal);
        using var opening = OpeningKey.Read(folder.File("private.pem", privatePem))!;
        using var opened = JsonDocument.Parse(opening.Open(token)!);
        Assert.Equal(Reference, opened.RootElement.GetProperty("reference").GetString());
        using var stranger = OpeningKey.Read(folder.File("other.pem", Pair(kind).Private))!;
        Assert.Null(stranger.Open(token));
        Assert.Null(opening.Open(Changed(token)));
        Assert.Null(opening.Open("nonsense"));

        // Not asked for, and not demanded: as ever.
        using var plain = await ward.GetAsync($"/api/v1/submissions/{Reference}", Stop);
        Assert.Equal("application/json", plain.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_holder_whose_setting_demands_it_never_gets_content_unsealed_and_problems_stay_readable()
    {
        using var folder = new ClosedNetwork.Folder();
        await using var app = await StartAsync(folder.File("public.pem", Pair("P-256").Public), always: true);
        await HttpApi.SubmitAsync(app, Reference);
        var file = await app.AttachAsync(Reference, ClosedNetwork.Bytes(1000));
        using var ward = app.As(Key);
        foreach (var path in (string[])["", "/history", "/messages", $"/files/{file}"])
        {
            using var answer = await ward.GetAsync($"/api/v1/submissions/{Reference}{path}", Stop);
            Assert.Equal((path, "application/jose"), (path, answer.Content.Headers.ContentType?.MediaType));
            Assert.DoesNotContain("ありがとう", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        using var problem = await ward.GetAsync("/api/v1/submissions/FS-9999-9999", Stop);
        Assert.Equal("submission.unknown", (await problem.ReplyAsync<ProblemReply>()).Code);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/submissions/{Reference}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/jose"));
        using var unable = await app.Api.SendAsync(request, Stop);
        Assert.Equal((HttpStatusCode.NotAcceptable, "key.encryption"), (unable.StatusCode, (await unable.ReplyAsync<ProblemReply>()).Code));
    }

    [Theory]
    [InlineData("rsa-1024", "RSA of 1024 bits is weak")]
    [InlineData("secp256k1", "curve")]
    [InlineData("private", "private key")]
    [InlineData("expired", "expired")]
    [InlineData("nonsense", "cannot be read")]
    [InlineData("missing", "cannot be read")]
    public async Task A_host_does_not_start_with_a_weak_key(string kind, string said)
    {
        using var folder = new ClosedNetwork.Folder();
        var file = kind is "missing" ? Path.Combine(folder.Path, "missing.pem") : folder.File("public.pem", Bad(kind));
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(file, always: false));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_demand_sealing_without_a_key_stops_the_start() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync("", always: true));

    internal static (string Public, string Private) Pair(string kind)
    {
        if (kind is "certificate")
        {
            using var key = RSA.Create(2048);
            return (Certificate(key, TimeProvider.System.GetUtcNow().AddYears(1)), key.ExportPkcs8PrivateKeyPem());
        }

        if (kind is "rsa")
        {
            using var rsa = RSA.Create(2048);
            return (rsa.ExportSubjectPublicKeyInfoPem(), rsa.ExportPkcs8PrivateKeyPem());
        }

        using var ec = ECDiffieHellman.Create(kind is "P-384" ? ECCurve.NamedCurves.nistP384 : ECCurve.NamedCurves.nistP256);
        return (ec.ExportSubjectPublicKeyInfoPem(), ec.ExportPkcs8PrivateKeyPem());
    }

    private static string Bad(string kind)
    {
        using var rsa = RSA.Create(kind is "rsa-1024" ? 1024 : 2048);
        if (kind is "secp256k1")
        {
            using var ec = ECDiffieHellman.Create(ECCurve.CreateFromFriendlyName("secP256k1"));
            return ec.ExportSubjectPublicKeyInfoPem();
        }

        return kind switch
        {
            "rsa-1024" => rsa.ExportSubjectPublicKeyInfoPem(),
            "private" => rsa.ExportPkcs8PrivateKeyPem(),
            "expired" => Certificate(rsa, TimeProvider.System.GetUtcNow().AddDays(-1)),
            _ => "-----BEGIN PUBLIC KEY-----\nno key at all\n-----END PUBLIC KEY-----",
        };
    }

    private static string Certificate(RSA key, DateTimeOffset until)
    {
        var request = new CertificateRequest("CN=ward", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(until.AddYears(-2), until);
        return certificate.ExportCertificatePem();
    }

    /// <summary>One character of the text that is sealed is another.</summary>
    private static string Changed(string token)
    {
        var parts = token.Split('.');
        parts[3] = (parts[3][0] is 'A' ? 'B' : 'A') + parts[3][1..];
        return new StringBuilder().AppendJoin('.', parts).ToString();
    }

    private static Task<ChannelsApp> StartAsync(string file, bool always) =>
        HttpApi.StartAsync(
            new Dictionary<string, string>
            {
                ["Api:Holders:ward:Keys:a:Value"] = Key,
                ["Api:Holders:ward:EncryptTo"] = file,
                ["Api:Holders:ward:EncryptAlways"] = always ? "true" : "false",
            }
        );
}
