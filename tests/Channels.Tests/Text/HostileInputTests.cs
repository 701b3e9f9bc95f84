using Channels.Text;
using Channels.Text.Clocks;
using Channels.Text.Contacts;
using Channels.Text.Dates;
using Channels.Text.Names;
using Channels.Text.Numbers;
using CsCheck;

namespace Channels.Tests.Text;

/// <summary>Anybody can send anything: readers answer, whatever it is and however long.</summary>
public sealed class HostileInputTests
{
    private static readonly DateOnly Today = new(2026, 4, 2);

    [Fact]
    public void No_reader_throws_on_random_text() => Spelling.Anything.Sample(ReadAll, iter: 100_000);

    [Fact]
    public void No_reader_throws_at_the_ends_of_the_calendar() =>
        Spelling.Anything.Sample(text =>
        {
            foreach (var day in new[] { DateOnly.MinValue, DateOnly.MaxValue })
            {
                foreach (var hint in Enum.GetValues<DateHint>())
                    DateReader.Read(text, day, hint);
            }
        });

    [Theory]
    [InlineData("1")]
    [InlineData("令和")]
    [InlineData("9時から")]
    [InlineData("1-")]
    [InlineData("〇")]
    [InlineData("万")]
    [InlineData("LONE")]
    [InlineData("a@")]
    [InlineData("ﷺ")]
    [InlineData("e\u0301\u0301")]
    [InlineData("1234 5678 9018 ")]
    [InlineData(" ")]
    public void Work_grows_with_the_text_and_not_with_its_square(string unit)
    {
        var part = unit == "LONE" ? "\uD83D" : unit; // a lone surrogate cannot stand in an attribute
        var (shorter, longer) = (Repeat(part, 4_000), Repeat(part, 32_000));
        ReadAll(longer); // everything is loaded and compiled before it counts

        // What is made on the way stands for the work: clocks lie on a busy machine. Squared growth would be 64-fold.
        Assert.InRange(Allocated(longer), 0, (16 * Allocated(shorter)) + 1_000_000);
    }

    private static string Repeat(string part, int characters) => string.Concat(Enumerable.Repeat(part, characters / part.Length));

    private static long Allocated(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void ReadAll(string text)
    {
        DateReader.Read(text, Today);
        TimeReader.Read(text);
        PeriodReader.Read(text);
        DurationReader.Read(text);
        NumberReader.Read(text);
        MoneyReader.Read(text);
        PhoneReader.Read(text);
        PostalCodeReader.Read(text);
        EmailReader.Read(text);
        KanaNameReader.Read(text);
        PersonNameReader.Read(text);
        BankKanaName.Read(text);
        CodeReader.Read(text, code => code.Length == 10);
        OrdinalReader.Read(text);
        PeriodReader.ReadHalf(text);
        YesNoReader.Read(text);
        MyNumber.Mask(text);
        JapaneseText.Clean(text);
        JapaneseText.Fold(text);
        JapaneseText.ToHalfWidthKana(text);
        JapaneseText.ToBankKana(text);
        JapaneseText.ToHiragana(text);
        JapaneseText.ToKatakana(text);
        JapaneseText.IsKanaName(text);
        JapaneseText.CountGraphemes(text);
    }
}
