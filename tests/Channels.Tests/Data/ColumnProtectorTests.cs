using System.Security.Cryptography;
using Channels.Bot.Protection;
using CsCheck;

namespace Channels.Tests.Data;

public sealed class ColumnProtectorTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly byte[] OtherKey = [.. Enumerable.Range(2, 32).Select(i => (byte)i)];

    [Fact]
    public void What_was_sealed_opens_again()
    {
        using var protector = new ColumnProtector(Key);
        Gen.Select(Gen.Byte.Array[0, 2000], Gen.String[Gen.Char.AlphaNumeric, 1, 40], Gen.String[Gen.Char.AlphaNumeric, 1, 40])
            .Sample(
                (plain, column, row) => protector.Reveal(column, row, protector.Protect(column, row, plain)).AsSpan().SequenceEqual(plain)
            );
    }

    [Fact]
    public void Text_opens_as_the_same_text()
    {
        using var protector = new ColumnProtector(Key);
        Assert.Equal("髙橋さん 👨‍👩‍👧 ﾊﾝｶｸ", protector.RevealText("c", "r", protector.Protect("c", "r", "髙橋さん 👨‍👩‍👧 ﾊﾝｶｸ")));
    }

    [Fact]
    public void The_same_text_is_sealed_differently_every_time_and_never_shows()
    {
        using var protector = new ColumnProtector(Key);
        var plain = "いろはにほへと"u8.ToArray();
        var all = Enumerable.Range(0, 100).Select(_ => protector.Protect("c", "r", plain).Sealed).ToList();
        Assert.Equal(100, all.Select(Convert.ToHexString).Distinct().Count());
        Assert.All(all, s => Assert.True(s.AsSpan().IndexOf(plain) < 0));
    }

    [Theory]
    [InlineData("other", "r")]
    [InlineData("c", "other")]
    [InlineData("c|", "r")]
    [InlineData("", "c|r")]
    public void Reveal_in_another_row_or_column_throws(string column, string row)
    {
        using var protector = new ColumnProtector(Key);
        var value = protector.Protect("c", "r", "text");
        Assert.ThrowsAny<CryptographicException>(() => protector.Reveal(column, row, value));
    }

    [Fact]
    public void Reveal_with_another_key_throws_and_says_so()
    {
        using var protector = new ColumnProtector(Key);
        using var other = new ColumnProtector(OtherKey);
        var error = Assert.Throws<CryptographicException>(() =>
            other.Reveal("Table.Column", "r", protector.Protect("Table.Column", "r", "text"))
        );
        Assert.Contains("Table.Column", error.Message, StringComparison.Ordinal);
        Assert.Contains("another key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reveal_after_any_flipped_bit_throws()
    {
        using var protector = new ColumnProtector(Key);
        var whole = protector.Protect("c", "r", "text").Sealed;
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var changed = (byte[])whole.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => protector.Reveal("c", "r", new ProtectedBytes(changed)));
        }
    }

    [Fact]
    public void Reveal_of_a_shortened_value_throws()
    {
        using var protector = new ColumnProtector(Key);
        var whole = protector.Protect("c", "r", "text").Sealed;
        for (var length = 0; length < whole.Length; length++)
            Assert.ThrowsAny<CryptographicException>(() => protector.Reveal("c", "r", new ProtectedBytes(whole[..length])));
    }

    [Fact]
    public void Pseudonyms_are_the_same_for_every_node_with_the_key_and_for_nobody_else()
    {
        using var one = new ColumnProtector(Key);
        using var two = new ColumnProtector(Key);
        using var other = new ColumnProtector(OtherKey);
        Assert.Equal(one.Pseudonym("conversation", "U1"), two.Pseudonym("conversation", "U1"));
        Assert.NotEqual(one.Pseudonym("conversation", "U1"), other.Pseudonym("conversation", "U1"));
        Assert.Matches("^[0-9a-f]{32}$", one.Pseudonym("conversation", "U1"));

        // Pinned: a change would make every stored conversation unfindable.
        Assert.Equal(Pinned, one.Pseudonym("conversation", "line\ndefault\nU1"));
    }

    [Fact]
    public void Pseudonyms_of_different_purposes_and_values_are_unrelated()
    {
        using var protector = new ColumnProtector(Key);
        (string Purpose, string Value)[] all =
        [
            ("message", "U1"),
            ("conversation", "U1"),
            ("conversation", "U2"),
            ("conversationU", "1"),
            ("c", "onversation\0U1"),
            ("", ""),
        ];
        Assert.Equal(all.Length, all.Select(a => protector.Pseudonym(a.Purpose, a.Value)).Distinct().Count());
    }

    [Fact]
    public void Entropy_is_the_same_for_a_seed_and_unrelated_to_other_seeds()
    {
        using var one = new ColumnProtector(Key);
        using var two = new ColumnProtector(Key);
        Assert.Equal(one.Entropy("event|1"), two.Entropy("event|1"));
        Assert.NotEqual(one.Entropy("event|1"), one.Entropy("event|2"));
        Assert.Equal(32, one.Entropy("event|1").Length);
    }

    [Fact]
    public void Many_threads_at_once_open_what_others_sealed()
    {
        using var protector = new ColumnProtector(Key);
        Parallel.For(0, 2000, i => Assert.Equal($"{i}", protector.RevealText("c", $"{i}", protector.Protect("c", $"{i}", $"{i}"))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_master_key_of_another_size_is_refused(int size) =>
        Assert.Throws<ArgumentException>(() => new ColumnProtector(new byte[size]).Dispose());

    private const string Pinned = "bd1b06a519c3fe506f959569cf53adfa";
}
