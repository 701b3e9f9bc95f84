using System.Runtime.InteropServices;

namespace Channels.Text.People;

/// <summary>Somebody, or a number of people, in a prepared text.</summary>
/// <param name="Kind">Who.</param>
/// <param name="Count">How many: 1 for a person, 0 where the word does not tell.</param>
/// <param name="Start">First character.</param>
/// <param name="End">Behind the last one, with the number that belongs to it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PersonMention(PersonKind Kind, int Count, int Start, int End)
{
    public bool IsChild => Kind is PersonKind.Children or PersonKind.Twins or PersonKind.Mark or PersonKind.Grade or PersonKind.Age;

    public bool IsPerson => Kind is not (PersonKind.None or PersonKind.Number or PersonKind.Adults or PersonKind.Age);
}

/// <summary>Who a word is.</summary>
internal enum PersonKind
{
    /// <summary>A word that only looks like a person (大丈夫).</summary>
    None,
    Self,
    Partner,
    Elder,
    Friend,
    Child,

    /// <summary>Husband and wife, who tells among them.</summary>
    Couple,

    /// <summary>The parents.</summary>
    Two,

    /// <summary>Children; how many stands beside it.</summary>
    Children,
    Twins,

    /// <summary>A child told by where it goes: 年長.</summary>
    Mark,

    /// <summary>A school; with its year it is a child: 小3.</summary>
    Grade,
    Adults,

    /// <summary>A number of people: 3人, ふたり.</summary>
    Number,

    /// <summary>An age: 5歳.</summary>
    Age,
}
