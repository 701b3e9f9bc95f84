using Channels.Text.Numbers;

namespace Channels.Text.People;

/// <summary>Finds the people of a sentence: 夫と子ども2人, 小6・小3・年長, 4人.</summary>
internal static class PeopleScanner
{
    private const int OldestChild = 17;
    private const int MostPeople = 20;

    private static readonly string[] Ages = ["歳", "才", "さい"];
    private static readonly string[] People = ["人", "名", "にん"];
    private static readonly string[] Infants = ["か月", "ヶ月", "カ月", "ヵ月", "ケ月", "かげつ"];
    private static readonly string[] Years = ["年生", "年"];
    private static readonly string[] BeforeNumber = ["が", "は", "を", "も", "の", "、", " ", "まだ"];

    public static List<PersonMention> Scan(string text)
    {
        List<PersonMention> found = [];
        for (var at = 0; at < text.Length; )
        {
            if (At(text, at) is not { } mention)
            {
                at++;
                continue;
            }

            if (mention.Kind is not PersonKind.None && !IsSame(text, found, mention))
                found.Add(mention);
            at = Math.Max(at + 1, mention.End);
        }

        return found;
    }

    /// <summary>高3と中1です。高3の子は…: the same child again.</summary>
    private static bool IsSame(string text, List<PersonMention> found, PersonMention mention) =>
        mention.Kind is PersonKind.Grade
        && text.AsSpan(mention.End).StartsWith("の子")
        && found.Exists(f =>
            f.Kind is PersonKind.Grade
            && text.AsSpan(f.Start, f.End - f.Start).SequenceEqual(text.AsSpan(mention.Start, mention.End - mention.Start))
        );

    /// <summary>A number of people at a place: 3人, 二人, ふたり.</summary>
    public static bool TakeNumber(ref Cursor cursor, out int count)
    {
        var ahead = cursor;
        count = 0;
        if (ahead.Take("ひとり") || ahead.Take("独り"))
            count = 1;
        else if (ahead.Take("ふたり"))
            count = 2;
        else if (!ahead.Number(MostPeople, out count) || !ahead.TakeAny(People))
        {
            ahead = cursor;
            if (!NumberWords.TakeKana(ref ahead, out count) || !ahead.Text.AsSpan(0, ahead.At).EndsWith("にん", StringComparison.Ordinal))
                return false;
        }

        cursor = ahead;
        return true;
    }

    private static PersonMention? At(string text, int at)
    {
        var cursor = new Cursor(text, at);
        if (at > 0 && char.IsAsciiDigit(text[at]) && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] is '.' or ','))
            return null;
        if (TakeNumber(ref cursor, out var count))
            return Number(text, at, cursor, count);
        if (char.IsAsciiDigit(cursor.Next) && cursor.Digits(3, out var age, out _))
            return Age(text, at, ref cursor, age);
        foreach (var (word, kind) in PeopleWords.Persons)
        {
            if (cursor.Rest.StartsWith(word, StringComparison.Ordinal))
                return Person(text, at, at + word.Length, kind);
        }

        return null;
    }

    /// <summary>2人の子, 3児.</summary>
    private static PersonMention Number(string text, int at, Cursor behind, int count)
    {
        var ahead = behind;
        if (ahead.Take("の"))
        {
            foreach (var (word, kind) in PeopleWords.Persons)
            {
                if (kind is PersonKind.Children && ahead.Rest.StartsWith(word, StringComparison.Ordinal))
                    return new PersonMention(PersonKind.Children, count, at, ahead.At + word.Length);
            }
        }

        return new PersonMention(behind.Next is '目' or '組' or '前' or '乗' ? PersonKind.None : PersonKind.Number, count, at, behind.At);
    }

    private static PersonMention? Age(string text, int at, ref Cursor cursor, int age)
    {
        if (cursor.Take("児"))
            return new PersonMention(PersonKind.Children, age, at, cursor.At);
        if (cursor.TakeAny(Ages))
        {
            _ = cursor.Take("半") || cursor.Take("児");
            return new PersonMention(age <= OldestChild ? PersonKind.Age : PersonKind.None, 1, at, cursor.At);
        }

        if (
            cursor.TakeAny(Infants)
            && (text.AsSpan(0, at).TrimEnd(' ').EndsWith("生後") || cursor.Rest.StartsWith("の子") || cursor.Rest.StartsWith("の赤"))
        )
            return new PersonMention(PersonKind.Mark, 1, at, cursor.At);
        return new PersonMention(PersonKind.None, 0, at, cursor.At);
    }

    private static PersonMention? Person(string text, int at, int end, PersonKind kind)
    {
        switch (kind)
        {
            case PersonKind.Grade:
                var year = new Cursor(text, end);
                if (!year.Number(6, out var grade) || grade == 0 || char.IsAsciiDigit(year.Next) || !IsGradeEnd(ref year))
                    return null;
                return new PersonMention(kind, 1, at, year.At);
            case PersonKind.Children or PersonKind.Adults or PersonKind.Child:
                var number = new Cursor(text, end);
                foreach (var between in BeforeNumber)
                {
                    if (number.Take(between))
                        break;
                }

                if (TakeNumber(ref number, out var count))
                    return new PersonMention(kind, count, at, number.At);
                if (kind is PersonKind.Child)
                    return new PersonMention(kind, 1, at, end);
                if (end - at == 1)
                    return null; // 子 alone is in many words
                number = new Cursor(text, end);
                return number.Digits(2, out count, out _) && number.Next is ' ' or '、' or '(' or ',' or '\0' or 'で' or '・'
                    ? new PersonMention(kind, count, at, number.At)
                    : new PersonMention(kind, 0, at, end);
            case PersonKind.Couple or PersonKind.Two or PersonKind.Twins:
                return new PersonMention(kind, 2, at, end);
            default:
                return new PersonMention(kind, 1, at, end);
        }
    }

    /// <summary>小3, 小3の, 中学2年: not 小2階 or 中2日.</summary>
    private static bool IsGradeEnd(ref Cursor cursor)
    {
        if (cursor.TakeAny(Years))
            return true;
        return cursor.AtEnd || " ・、,と。.のでがは)も年や~".Contains(cursor.Next, StringComparison.Ordinal);
    }
}
