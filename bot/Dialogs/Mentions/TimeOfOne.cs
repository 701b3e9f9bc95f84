using System.Buffers;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>4時から6時半まで、みおちゃんとそらくん。そらくんは6時15分まででした: beside the time of all one child has a time of its own, which says nothing of the
/// others.</summary>
internal static class TimeOfOne
{
    private static readonly SearchValues<char> Clocks = SearchValues.Create("時:");

    /// <summary>The text without what is told of one of several children, each place as blanks; as it was where no other time
    /// stands in it.</summary>
    public static string Without(string prepared, DialogWords words)
    {
        if (!prepared.AsSpan().ContainsAny(Clocks) || NameFinder.Find(prepared).Count < 2)
            return prepared;
        List<Span> own = [];
        foreach (var clause in Clauses.Of(prepared))
        {
            if (!IsOfOne(clause.Text, words))
                continue;
            var start = prepared.IndexOf(clause.Text, clause.Start, StringComparison.Ordinal);
            own.Add(new Span(start, start + clause.Text.Length));
        }

        var rest = own.Count == 0 ? prepared : LongText.Without(prepared, own);
        return PeriodFinder.Find(rest, TimeHint.Daytime) is null ? prepared : rest;
    }

    private static bool IsOfOne(string clause, DialogWords words)
    {
        if (NameFinder.Find(clause) is not [var only] || NameFinder.WithoutTitle(only) is not { Length: > 1 } name)
            return false;
        var behind = NameFinder.WithoutTitleBefore(clause[(clause.IndexOf(name, StringComparison.Ordinal) + name.Length)..]);
        return words.Begins(PlainWord.SaidOfIt, behind) && ChildrenTimes.Of(name, behind) is not null;
    }
}
