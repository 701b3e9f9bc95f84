using System.Diagnostics;
using Channels.Bot.Text;
using CsCheck;

namespace Channels.Tests.Text;

/// <summary>Anybody can send anything: readers answer, quickly, whatever it is.</summary>
public sealed class HostileInputTests
{
    private static readonly DateOnly Today = new(2026, 4, 2);

    [Fact]
    public void No_reader_throws_on_random_text() => Spelling.Anything.Sample(ReadAll, iter: 100_000);

    [Fact]
    public void No_reader_throws_at_the_ends_of_the_calendar() => Spelling.Anything.Sample(text =>
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
    public void Ten_thousand_characters_are_read_quickly(string unit)
    {
        var part = unit == "LONE" ? "\uD83D" : unit; // a lone surrogate cannot stand in an attribute
        var text = string.Concat(Enumerable.Repeat(part, 10_000 / part.Length));
        ReadAll(text); // compiled before it is timed
        var watch = Stopwatch.StartNew();

        ReadAll(text);

        // Generous: it takes a few milliseconds; something quadratic would take many seconds.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{unit}: {watch.Elapsed}");
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
        YesNoReader.Read(text);
        MyNumber.Mask(text);
        JapaneseText.Clean(text);
        JapaneseText.Fold(text);
        JapaneseText.CompareKey(text);
        JapaneseText.ToHalfWidthKana(text);
        JapaneseText.ToBankKana(text);
        JapaneseText.ToHiragana(text);
        JapaneseText.ToKatakana(text);
        JapaneseText.IsKanaName(text);
        JapaneseText.CountGraphemes(text);
    }
}
