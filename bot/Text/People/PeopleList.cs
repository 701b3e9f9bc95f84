namespace Channels.Text.People;

/// <summary>People named one after the other: 主人・私・小6・小3・年長.</summary>
/// <param name="Members">In order.</param>
/// <param name="Start">First character.</param>
/// <param name="End">Behind the last one.</param>
internal sealed record PeopleList(IReadOnlyList<PersonMention> Members, int Start, int End)
{
    public int Count => Members.Sum(m => m.Count);

    /// <summary>Somebody who tells is among them.</summary>
    public bool HasSelf => Members.Any(m => m.Kind is PersonKind.Self or PersonKind.Adults or PersonKind.Couple);

    /// <summary>How many each is, is known.</summary>
    public bool IsWhole => Members.All(m => m.Count > 0);
}
