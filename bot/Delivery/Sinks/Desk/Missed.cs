using System.Globalization;

namespace Channels.Bot.Delivery.Sinks.Desk;

/// <summary>What a look at the books missed, as the alarm of its alert says it: <c>lost:39 no-item:2</c>.</summary>
/// <param name="Lost">So many were taken, and their place cannot show them any more.</param>
/// <param name="NoItem">So many had neither item nor receipt.</param>
internal sealed record Missed(int Lost, int NoItem)
{
    private const string LostWord = "lost";
    private const string NoItemWord = "no-item";

    public static Missed operator +(Missed one, Missed other) => new(one.Lost + other.Lost, one.NoItem + other.NoItem);

    /// <summary>Nothing, of what is no such alarm.</summary>
    public static Missed Parse(string? alarm)
    {
        var parts = (alarm ?? "").Split(' ').Select(p => p.Split(':')).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
        return new Missed(Of(LostWord), Of(NoItemWord));

        int Of(string word) => int.TryParse(parts.GetValueOrDefault(word), CultureInfo.InvariantCulture, out var count) ? count : 0;
    }

    public override string ToString() =>
        string.Join(
            ' ',
            new[] { (Word: LostWord, Count: Lost), (Word: NoItemWord, Count: NoItem) }
                .Where(p => p.Count > 0)
                .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Word}:{p.Count}"))
        );
}
