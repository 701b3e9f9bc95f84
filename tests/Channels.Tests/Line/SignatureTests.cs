using System.Text;
using CsCheck;

namespace Channels.Tests.Line;

/// <summary>Who may hand in events: whoever signed the raw bytes with one of the account's secrets, and nobody else.</summary>
public sealed class SignatureTests(OpenDoor open) : IClassFixture<OpenDoor>
{
    private readonly LineDoor door = open.Door;

    [Fact]
    public async Task The_worked_example_of_the_documentation_is_accepted()
    {
        var body = Encoding.UTF8.GetBytes(LineDoor.DocumentedBody);

        Assert.Equal(200, await door.PostAsync(body, LineDoor.DocumentedSignature));
        Assert.Equal(LineDoor.DocumentedSignature, LineDoor.Sign(body, LineDoor.DocumentedSecret));
    }

    [Fact]
    public async Task The_current_and_the_next_secret_both_open_the_door()
    {
        var body = LineDoor.Body(LineDoor.Text("rotation-1"));

        Assert.Equal(200, await door.PostAsync(body, LineDoor.Sign(body, door.Secret)));
        Assert.Equal(200, await door.PostAsync(body, LineDoor.Sign(body, LineDoor.DocumentedSecret)));
        Assert.Single(await door.NewRowsAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("GhRK")]
    [InlineData("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDL=")]
    [InlineData("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLsA")]
    [InlineData("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=AAAA")]
    [InlineData("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=,GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=")]
    [InlineData("****************************************###=")]
    [InlineData("GhRKmvmHys4Pi8DxkF4-EayaH0OqtJtaZxgTD9fMDLs=")]
    [InlineData("1a144a9af987cace0f8bc0f1905e3e11ac9a1f43aab49b5a6718130fd7cc0cbb")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public async Task A_missing_malformed_or_wrong_signature_is_401(string? signature)
    {
        Assert.Equal(401, await door.PostAsync(Encoding.UTF8.GetBytes(LineDoor.DocumentedBody), signature));
    }

    [Fact]
    public async Task A_refusal_says_nothing_more_than_401()
    {
        using var request = LineDoor.Request(new ByteArrayContent(LineDoor.Body()), "wrong");
        using var response = await door.App.Http.SendAsync(request);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_signature_of_other_bytes_is_401_and_nothing_is_stored()
    {
        var signed = LineDoor.Body(LineDoor.Text("other-bytes"));
        byte[] sent = [.. signed, (byte)'\n'];

        Assert.Equal(401, await door.PostAsync(sent, LineDoor.Sign(signed, door.Secret)));
        Assert.Equal(401, await door.PostAsync(signed, LineDoor.Sign(signed, door.Secret + "x")));
        Assert.Empty(await door.NewRowsAsync());
    }

    [Fact]
    public async Task Even_an_unreadable_body_must_be_signed_before_anything_else_is_said_of_it()
    {
        var body = "{ not json"u8.ToArray();

        Assert.Equal(401, await door.PostAsync(body, LineDoor.DocumentedSignature));
        Assert.Equal(400, await door.PostAsync(body));
    }

    [Theory]
    [InlineData("X-Line-Signature")]
    [InlineData("x-line-signature")]
    [InlineData("X-LINE-SIGNATURE")]
    public async Task The_header_may_be_written_in_any_case(string header)
    {
        Assert.Equal(200, await door.PostAsync(Encoding.UTF8.GetBytes(LineDoor.DocumentedBody), LineDoor.DocumentedSignature, header));
    }

    [Fact]
    public async Task An_escaped_emoji_is_verified_as_it_was_sent()
    {
        var body = LineDoor.Body(LineDoor.Text("emoji", """\uD83E\uDD28 はい"""));

        Assert.Equal(200, await door.PostAsync(body));
        Assert.Contains("""\uD83E\uDD28""", Assert.Single(await door.NewRowsAsync()).Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Changing_any_bit_of_body_or_signature_closes_the_door()
    {
        byte[][] secrets = [Encoding.UTF8.GetBytes(LineDoor.DocumentedSecret)];
        Gen.Select(Gen.Byte.Array[1, 200], Gen.Int[0, 1_000_000])
            .Sample(
                (body, where) =>
                {
                    var header = LineDoor.Sign(body, LineDoor.DocumentedSecret);
                    Assert.True(Webhooks.Line.LineSignature.IsValid(header, body, secrets));

                    var otherBody = (byte[])body.Clone();
                    otherBody[where % body.Length] ^= (byte)(1 << (where % 8));
                    Assert.False(Webhooks.Line.LineSignature.IsValid(header, otherBody, secrets));

                    var hash = Convert.FromBase64String(header);
                    hash[where % hash.Length] ^= (byte)(1 << (where % 8));
                    Assert.False(Webhooks.Line.LineSignature.IsValid(Convert.ToBase64String(hash), body, secrets));
                }
            );
    }

    [Fact]
    public void Any_header_text_is_an_answer_and_never_an_exception()
    {
        byte[][] secrets = [Encoding.UTF8.GetBytes(LineDoor.DocumentedSecret)];
        Gen.OneOf(
                Gen.String,
                Gen.Char["ABCDEFabcdef0123456789+/= "].Array[40, 48].Select(c => new string(c)),
                Gen.Char.Array[44].Select(c => new string(c))
            )
            .Sample(header => Assert.False(Webhooks.Line.LineSignature.IsValid(header, "{}"u8, secrets)));
    }

    [Fact]
    public void No_secret_opens_for_nobody()
    {
        var body = "{}"u8.ToArray();

        Assert.False(Webhooks.Line.LineSignature.IsValid(LineDoor.Sign(body, ""), body, []));
    }
}
