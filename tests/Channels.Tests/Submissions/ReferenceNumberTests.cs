using Channels.Text;
using CsCheck;

namespace Channels.Tests.Submissions;

public sealed class ReferenceNumberTests
{
    private static readonly Gen<ReferenceNumber> Numbers = Gen.Byte.Array[32].Select(b => ReferenceNumber.Create("FS", b));

    [Fact]
    public void A_number_reads_back_as_itself() => Numbers.Sample(n => ReferenceNumber.TryParse(n.ToString(), out var read) && read == n);

    [Fact]
    public void Case_width_hyphens_and_spaces_do_not_matter()
    {
        var number = ReferenceNumber.Create("FS", new byte[32]);
        var plain = number.ToString();
        foreach (
            var written in new[]
            {
                plain.ToLowerInvariant(),
                plain.Replace("-", "", StringComparison.Ordinal),
                plain.Replace('-', ' '),
                plain.Replace('-', '－'),
                plain.Replace('-', 'ー'),
                " " + plain + "\u3000",
                string.Concat(plain.Select(c => c == '-' ? c : (char)(c + 0xFEE0))),
            }
        )
        {
            Assert.True(ReferenceNumber.TryParse(written, out var read), written);
            Assert.Equal(number, read);
        }
    }

    [Fact]
    public void Every_single_wrong_character_is_found() =>
        Numbers.Sample(
            n =>
            {
                for (var i = 0; i < n.Body.Length; i++)
                {
                    foreach (var other in ReferenceNumber.Alphabet.Where(c => c != n.Body[i]))
                    {
                        var wrong = n.Body.ToCharArray();
                        wrong[i] = other;
                        Assert.False(ReferenceNumber.TryParse("FS" + new string(wrong), out _));
                    }
                }
            },
            iter: 200
        );

    [Fact]
    public void Every_two_swapped_neighbours_are_found() =>
        Numbers.Sample(n =>
        {
            for (var i = 0; i + 1 < n.Body.Length; i++)
            {
                var swapped = n.Body.ToCharArray();
                (swapped[i], swapped[i + 1]) = (swapped[i + 1], swapped[i]);
                if (n.Body[i] != n.Body[i + 1])
                    Assert.False(ReferenceNumber.TryParse("FS" + new string(swapped), out _));
            }
        });

    [Fact]
    public void The_alphabet_has_no_vowels_and_no_look_alikes()
    {
        Assert.Equal(23, ReferenceNumber.Alphabet.Distinct().Count());
        Assert.DoesNotContain(ReferenceNumber.Alphabet, "AEIOU01LVBSZG".Contains);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("FS-")]
    [InlineData("FS-0000-0000")]
    [InlineData("F5-2222-2222")]
    [InlineData("ABCDE-2222-2222")]
    [InlineData("\ud800")]
    public void What_is_no_number_is_refused(string? text) => Assert.False(ReferenceNumber.TryParse(text, out _));

    [Fact]
    public void Random_text_never_throws() =>
        Gen.String.Sample(s => !ReferenceNumber.TryParse(s, out var number) || number.Body.Length == 8);

    [Fact]
    public void A_hundred_thousand_numbers_hardly_ever_meet()
    {
        var random = new Random(7);
        var buffer = new byte[32];
        var seen = new HashSet<string>();
        for (var i = 0; i < 100_000; i++)
        {
            random.NextBytes(buffer);
            seen.Add(ReferenceNumber.Create("FS", buffer).Body);
        }

        Assert.InRange(100_000 - seen.Count, 0, 10); // 1.5 are expected among 3.4 billion
    }
}
