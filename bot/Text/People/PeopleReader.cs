namespace Channels.Text.People;

/// <summary>
/// Counts people in a sentence or in a whole story: 4人家族, 母と二人, 夫と子ども2人と私, 小6・小3・年長. What can be counted in two ways is
/// ambiguous: a wrong count is worse than none.
/// </summary>
public static class PeopleReader
{
    /// <summary>In a longer text 減った may be anything.</summary>
    private const int LongestRelative = 30;

    /// <summary>What a text says of them although nobody asked, or null.</summary>
    /// <param name="prepared">The text, by <see cref="LongText.Prepare"/>.</param>
    /// <param name="counted">Whom to count.</param>
    public static Mentioned<long>? Find(string prepared, CountedPeople counted)
    {
        if (counted is not CountedPeople.Household && IsRelative(prepared))
            return null;
        var people = PeopleScanner.Scan(prepared);
        if (counted is CountedPeople.Household && OnlyChildren(prepared, people))
            return null;
        return counted switch
        {
            CountedPeople.Household => HouseholdCount.Find(prepared, people),
            CountedPeople.Children => ChildrenCount.Find(prepared, people),
            _ => AdultsCount.Find(prepared, people),
        };
    }

    /// <summary>One more or one fewer: the number is no count.</summary>
    public static bool IsRelative(string prepared) => prepared.Length <= LongestRelative && PeopleWords.Has(prepared, PeopleWords.Relative);

    /// <summary>こどもは 1人: it counts the children, and says nothing of who lives there.</summary>
    public static bool TellsOnlyOfChildren(string text) =>
        Cursor.Prepare(text) is var prepared && OnlyChildren(prepared, PeopleScanner.Scan(prepared));

    /// <summary>An answer to the question for them; none when it only holds other numbers.</summary>
    public static Reading<long> Read(string text, CountedPeople counted)
    {
        var prepared = Cursor.Prepare(text);
        var people = PeopleScanner.Scan(prepared);
        if (
            counted is CountedPeople.Children
            && PeopleWords.Has(prepared, PeopleWords.NotComing)
            && !people.Exists(p => p.Kind is PersonKind.Number)
        )
            return Reading.Found(0L);
        if (people.Count == 0)
            return Reading.None<long>();
        if (counted is CountedPeople.Children && people.Exists(p => p is { Kind: PersonKind.Children, Count: > 0 }))
            return Find(prepared, counted)?.Reading ?? Reading.None<long>();
        if (Numbers(prepared, people, counted) is { } told)
            return told;
        if (Find(prepared, counted)?.Reading is { } found)
            return found;
        return counted switch
        {
            CountedPeople.Children => ChildrenCount.OfMarks(people) is > 0 and var marks
                ? Reading.Found<long>(marks)
                : Reading.None<long>(),
            CountedPeople.Household => PeopleLists.All(prepared, people) is [var only]
                ? HouseholdCount.WithSelf(prepared, only)
                : Reading.None<long>(),
            _ => Reading.None<long>(),
        };
    }

    /// <summary>こどもは 1人。4さい です: it tells of the children, and of nobody else.</summary>
    private static bool OnlyChildren(string text, List<PersonMention> people) =>
        people.Exists(p => p.Kind is PersonKind.Number)
        && people.TrueForAll(p =>
            p.Kind is PersonKind.Children or PersonKind.Child or PersonKind.Age
            || (p.Kind is PersonKind.Number && IsOfChildren(text, people, p))
        );

    /// <summary>The children are counted, and nobody else.</summary>
    private static bool IsOfChildren(string text, List<PersonMention> people, PersonMention number) =>
        people.Exists(p =>
            p.Kind is PersonKind.Children or PersonKind.Child
            && p.End <= number.Start
            && text.AsSpan(p.End, number.Start - p.End).Trim("はがも 、の").IsEmpty
        );

    /// <summary>The number that answers: the only one, or the last where words say that it replaces the others.</summary>
    private static Reading<long>? Numbers(string text, List<PersonMention> people, CountedPeople counted)
    {
        var numbers = people.FindAll(p =>
            p.Kind is PersonKind.Number || (counted is CountedPeople.Adults && p is { Kind: PersonKind.Adults, Count: > 0 })
        );
        if (numbers.Count == 0)
            return null;
        var last = numbers[^1];
        if (counted is CountedPeople.Household && IsOfChildren(text, people, last))
            return null; // こどもは 1人
        var isVague = PeopleWords.Has(text, PeopleWords.Vague) && !PeopleWords.Has(text.AsSpan(0, last.Start), PeopleWords.Turn);
        if (numbers.Count == 1)
        {
            if (
                last.Count == 1
                && counted is not CountedPeople.Children
                && last.Start > 0
                && PeopleLists.All(text, people) is [var list]
                && list.Count > 1
            )
                return null; // 私と子ども一人
            return Reading.Found<long>(last.Count, isVague || PeopleWords.Has(text.AsSpan(last.End), PeopleWords.Doubt));
        }

        if (numbers.TrueForAll(n => n.Count == last.Count))
            return Reading.Found<long>(last.Count, isVague);
        var between = text.AsSpan(numbers[^2].End, last.Start - numbers[^2].End);
        return PeopleWords.Has(between, PeopleWords.Turn)
            ? Reading.Found<long>(
                last.Count,
                PeopleWords.Has(text.AsSpan(last.End), PeopleWords.Doubt) || PeopleWords.Has(between, PeopleWords.Doubt)
            )
            : null;
    }
}
