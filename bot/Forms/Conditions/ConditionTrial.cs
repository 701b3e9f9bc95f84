using System.Text.Json;
using Channels.Bot.Forms.Fields;

namespace Channels.Bot.Forms.Conditions;

/// <summary>
/// Tries a condition with representative answers: every option, yes and no, each written number and its neighbours, and no answer
/// where a field can be skipped or closed. For comparisons with written values these stand for all answers.
/// </summary>
internal static class ConditionTrial
{
    private const int MostTrials = 20_000;

    /// <summary>Whether the condition can hold; <see cref="ConditionVerdict.Sometimes"/> also when there is too much to try.</summary>
    public static ConditionVerdict Of(Condition condition, IReadOnlyDictionary<string, Field> fields)
    {
        var order = new List<Reference>();
        Collect(condition);
        var written = Comparisons(condition)
            .Concat(order.Select(r => fields[r.Field].When).OfType<Condition>().SelectMany(Comparisons))
            .ToArray();
        var domains = order.Select(r => Answers(r, fields[r.Field], written).ToArray()).ToArray();
        if (domains.Aggregate(1L, (product, d) => Math.Min(product * d.Length, MostTrials + 1)) > MostTrials)
            return ConditionVerdict.Sometimes;

        var held = false;
        var failed = false;
        Try(0, []);
        return held
            ? failed
                ? ConditionVerdict.Sometimes
                : ConditionVerdict.Always
            : ConditionVerdict.Never;

        // References first those that others depend on.
        void Collect(Condition of)
        {
            foreach (var reference in of.References)
            {
                if (order.Contains(reference))
                    continue;
                if (fields[reference.Field].When is { } when)
                    Collect(when);
                if (!order.Contains(reference))
                    order.Add(reference);
            }
        }

        void Try(int index, Dictionary<Reference, JsonElement?> assigned)
        {
            if (index == order.Count)
            {
                var holds = condition.Holds(r => assigned.GetValueOrDefault(r));
                held |= holds;
                failed |= !holds;
                return;
            }

            var reference = order[index];
            var isOpen = fields[reference.Field].When?.Holds(r => assigned.GetValueOrDefault(r)) ?? true;
            foreach (var answer in isOpen ? domains[index] : [null])
            {
                assigned[reference] = answer;
                Try(index + 1, assigned);
            }

            assigned.Remove(reference);
        }
    }

    private static IEnumerable<Condition.Compare> Comparisons(Condition condition) =>
        condition switch
        {
            Condition.Both both => Comparisons(both.Left).Concat(Comparisons(both.Right)),
            Condition.Either either => Comparisons(either.Left).Concat(Comparisons(either.Right)),
            Condition.Not not => Comparisons(not.Inner),
            Condition.Compare compare => [compare],
            _ => [],
        };

    private static IEnumerable<JsonElement?> Answers(Reference reference, Field field, Condition.Compare[] written)
    {
        if (field.IsOptional)
            yield return null;

        var literals = written.Where(c => c.Of == reference).Select(c => c.With).Distinct().ToArray();
        var kind = reference.IsCount ? AnswerKind.Number : field.Type.Kind;
        switch (kind)
        {
            case AnswerKind.YesNo:
                yield return Canonical.Yes;
                yield return Canonical.No;
                break;
            case AnswerKind.Option:
                foreach (var option in field.Type.Options)
                    yield return Canonical.Of(option);
                break;
            case AnswerKind.Options:
                foreach (var several in Subsets(literals.Select(l => l.Text).Distinct().Take(8).ToArray(), field.Type.Options))
                    yield return several;
                break;
            case AnswerKind.Text:
                foreach (var literal in literals)
                    yield return Canonical.Of(literal.Text);
                yield return Canonical.Of("\u0001");
                break;
            case AnswerKind.Number or AnswerKind.Date or AnswerKind.Time:
                var (least, most) = field.Type.Range(reference.IsCount);
                foreach (
                    var number in literals
                        .SelectMany(l => new[] { l.Number - 1, l.Number, l.Number + 1 })
                        .Append(least)
                        .Append(most)
                        .Distinct()
                        .Where(n => n >= least && n <= most)
                )
                    yield return Literal.Answer(kind, number);
                break;
            default:
                yield return Canonical.Of("\u0001");
                break;
        }
    }

    /// <summary>Every way the mentioned options can be chosen, with one that is not mentioned.</summary>
    private static IEnumerable<JsonElement?> Subsets(string[] mentioned, IReadOnlyList<string> all)
    {
        var other = all.FirstOrDefault(o => !mentioned.Contains(o));
        for (var bits = 0; bits < 1 << mentioned.Length; bits++)
        {
            var chosen = mentioned.Where((_, i) => (bits & (1 << i)) != 0).ToList();
            if (other is not null)
                chosen.Add(other);
            if (chosen.Count > 0)
                yield return Canonical.Of(chosen);
        }
    }
}

/// <summary>What trying a condition out with every answer that makes a difference shows.</summary>
internal enum ConditionVerdict
{
    Sometimes,
    Never,
    Always,
}
