namespace Channels.Text.People;

/// <summary>Finds such lists: only what joins persons may stand between them.</summary>
internal static class PeopleLists
{
    public static List<PeopleList> All(string text, List<PersonMention> people)
    {
        List<PeopleList> lists = [];
        List<PersonMention> open = [];
        var isTight = false; // joined by more than blanks
        foreach (var mention in people)
        {
            if (
                mention.Kind is PersonKind.Number
                && open is [.., { Kind: PersonKind.Couple or PersonKind.Two }]
                && mention.Start == open[^1].End
                && mention.Count == 2
            )
            {
                open[^1] = open[^1] with { End = mention.End }; // 夫婦二人
                continue;
            }

            if (!(mention.IsPerson || mention.Kind is PersonKind.Age || mention is { Kind: PersonKind.Adults, Count: > 0 }))
            {
                Close();
                continue;
            }

            if (open.Count > 0 && mention.Kind is PersonKind.Child or PersonKind.Children && open[^1].IsChild && open[^1].Count < 2)
            {
                var between = text.AsSpan(open[^1].End, mention.Start - open[^1].End);
                if (between is "の" or "になる" or "")
                {
                    // 高校生の息子 is one
                    open[^1] = open[^1] with
                    {
                        Count = Math.Max(1, mention.Count),
                        End = mention.End,
                    };
                    continue;
                }
            }

            if (open.Count > 0)
            {
                var join = text.AsSpan(open[^1].End, mention.Start - open[^1].End);
                var isBlank = join.Trim(' ').Length == 0;
                if (!IsJoin(join, open[^1]) || (isBlank && isTight && open.Count > 1))
                    Close(); // 主人・私・年長 主人は…
                isTight = !isBlank;
            }

            if (
                open is [.., { Kind: PersonKind.Children, Count: 0 } word]
                && mention.Kind is PersonKind.Age or PersonKind.Grade or PersonKind.Mark
            )
                open[^1] = mention with { Start = word.Start }; // 子ども5歳と2歳
            else
                open.Add(mention);
        }

        Close();
        return lists;

        void Close()
        {
            if (open.Count > 0)
                lists.Add(new PeopleList([.. open], open[0].Start, open[^1].End));
            open = [];
        }
    }

    private static bool IsJoin(ReadOnlySpan<char> between, PersonMention before)
    {
        var rest = between.Trim(' ');
        if (rest is "(" && before is { Kind: PersonKind.Children, Count: 0 })
            return true; // 子供(小1と3歳)
        if (rest.Length == 0)
            return between.Length > 0 || before is { Kind: PersonKind.Children, Count: 0 };
        foreach (var joiner in PeopleWords.Joiners)
        {
            if (joiner.Length > 0 && rest.SequenceEqual(joiner.AsSpan().Trim(' ')))
                return true;
        }

        return false;
    }
}
