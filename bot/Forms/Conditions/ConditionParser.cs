using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Conditions;

/// <summary>
/// Reads a condition: comparisons joined by <c>and</c>, <c>or</c>, <c>not</c> and brackets. What does not fit together (a date with
/// a number, an option that does not exist, a field that comes later) is a finding with its place and what to write instead.
/// </summary>
internal sealed class ConditionParser
{
    private const int DeepestLevel = 20;

    private static readonly string[] Words = ["and", "or", "not", "is", "has", "before", "after", "answered"];

    private readonly IReadOnlyList<ConditionToken> tokens;
    private readonly YamlScalar source;
    private readonly IReadOnlyDictionary<string, Field> earlier;
    private readonly IReadOnlyCollection<string> all;
    private int next;
    private int depth;

    private ConditionParser(YamlScalar source, IReadOnlyDictionary<string, Field> earlier, IReadOnlyCollection<string> all)
    {
        this.source = source;
        this.earlier = earlier;
        this.all = all;
        tokens = ConditionToken.Split(source.Value);
    }

    private ConditionToken? Peek => next < tokens.Count ? tokens[next] : null;

    /// <summary>The condition, or null with a finding.</summary>
    /// <param name="source">The text with its place.</param>
    /// <param name="earlier">Fields asked before, by id: only these can be compared.</param>
    /// <param name="all">Ids of every field, to say more about a wrong one.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static Condition? Read(
        YamlScalar source,
        IReadOnlyDictionary<string, Field> earlier,
        IReadOnlyCollection<string> all,
        ICollection<Lint> findings
    )
    {
        try
        {
            var parser = new ConditionParser(source, earlier, all);
            var condition = parser.Or();
            return parser.Peek is { } rest
                ? throw parser.Wrong(
                    rest,
                    "condition-syntax",
                    $"'{rest.Text}' is not expected here.",
                    "Join comparisons with 'and' or 'or'."
                )
                : condition;
        }
        catch (WrongException wrong)
        {
            findings.Add(wrong.Finding);
            return null;
        }
    }

    private Condition Or()
    {
        var left = And();
        while (Take("or"))
            left = new Condition.Either(left, And());
        return left;
    }

    private Condition And()
    {
        var left = Unary();
        while (Take("and"))
            left = new Condition.Both(left, Unary());
        return left;
    }

    private Condition Unary()
    {
        if (++depth > DeepestLevel * 10)
            throw Wrong(Peek, "condition-syntax", "The condition is too long.", "Ask in two steps.");
        if (Take("not"))
            return new Condition.Not(Unary());
        if (!Take("("))
            return Comparison();
        var inner = Or();
        if (!Take(")"))
            throw Wrong(Peek, "condition-syntax", "A bracket is not closed.", "Add ')'.");
        return inner;
    }

    private Condition Comparison()
    {
        var name =
            Peek
            ?? throw Wrong(
                null,
                "condition-syntax",
                "The condition ends too early.",
                "Write a field's id, for example 'support has other'."
            );
        next++;
        var (reference, field, kind) = Resolve(name);
        if (Take("is"))
        {
            if (Take("answered"))
                return new Condition.Answered(reference);
            return Take("not") ? Compare(Conditions.Comparison.IsNot) : Compare(Conditions.Comparison.Is);
        }

        if (Take("has"))
            return Compare(Conditions.Comparison.Has);
        if (Take("before") || Take("<"))
            return Compare(Conditions.Comparison.Less);
        if (Take("after") || Take(">"))
            return Compare(Conditions.Comparison.More);
        if (Take("<="))
            return Compare(Conditions.Comparison.AtMost);
        if (Take(">="))
            return Compare(Conditions.Comparison.AtLeast);
        if (Peek is { Text: "=" or "==" or "!=" or "<>" or "=>" or "=<" } sign)
            throw Wrong(
                sign,
                "condition-syntax",
                $"'{sign.Text}' is not used here.",
                sign.Text[0] is '!' || sign.Text is "<>" ? "Write 'is not'." : "Write 'is', '>=' or '<='."
            );
        if (kind is AnswerKind.YesNo)
            return new Condition.IsYes(reference);
        throw Wrong(
            name,
            "condition-type",
            $"'{name.Text}' alone says nothing: it is not a yes-no field.",
            $"Write {Example(name.Text, field, kind)}."
        );

        Condition.Compare Compare(Comparison how) => new(reference, how, Value(name, field, kind, how));
    }

    private (Reference Reference, Field? Field, AnswerKind Kind) Resolve(ConditionToken name)
    {
        var id = name.Text.EndsWith(".count", StringComparison.Ordinal) ? name.Text[..^6] : name.Text;
        var isCount = id.Length < name.Text.Length;
        if (!earlier.TryGetValue(id, out var field))
        {
            throw all.Contains(id)
                ? Wrong(
                    name,
                    "reference-later",
                    $"'{id}' is not asked before this field.",
                    "Compare only answers that are given earlier; move the field up."
                )
                : Wrong(name, "reference-broken", $"There is no field '{id}'.", Nearest.Hint(id, all));
        }

        if (isCount != field.Type is RepeatField)
        {
            throw Wrong(
                name,
                "condition-type",
                isCount ? $"'{id}' is not a group and has no count." : $"'{id}' is a group.",
                isCount ? $"Write '{id}'." : $"Write '{id}.count > 1'."
            );
        }

        return (new Reference(id, isCount), field, isCount ? AnswerKind.Number : field.Type.Kind);
    }

    private Literal Value(ConditionToken name, Field? field, AnswerKind kind, Comparison how)
    {
        var value =
            Peek ?? throw Wrong(null, "condition-syntax", "A value is missing at the end.", $"Write {Example(name.Text, field, kind)}.");
        next++;
        var fits = kind switch
        {
            AnswerKind.Option or AnswerKind.Text => how is Conditions.Comparison.Is or Conditions.Comparison.IsNot,
            AnswerKind.Options => how is Conditions.Comparison.Has,
            AnswerKind.Number or AnswerKind.Date or AnswerKind.Time => how is not Conditions.Comparison.Has,
            _ => false,
        };
        if (!fits)
            throw Wrong(
                name,
                "condition-type",
                $"'{name.Text}' cannot be compared like this.",
                $"Write {Example(name.Text, field, kind)}."
            );
        if (kind is AnswerKind.Text)
            return Literal.Word(kind, value.Text);
        if (kind is AnswerKind.Option or AnswerKind.Options)
        {
            return field!.Type.Options.Contains(value.Text) || (field.Type.Options.Count == 0)
                ? Literal.Word(kind, value.Text)
                : Option(value, field);
        }

        return Literal.Measure(kind, value.Text)
            ?? throw Wrong(
                value,
                "condition-type",
                $"'{value.Text}' is not {Named(kind)}, which '{name.Text}' is.",
                $"Write {Example(name.Text, field, kind)}."
            );
    }

    /// <summary>An option by its label, as in <c>ward is 小倉北</c>.</summary>
    private Literal Option(ConditionToken value, Field field) =>
        field.OptionWords.Find(DialogWords.Fold(value.Text)) is [var index]
            ? Literal.Word(field.Type.Kind, field.Type.Options[index])
            : throw Wrong(
                value,
                "reference-broken",
                $"'{field.Id}' has no option '{value.Text}'.",
                Nearest.Hint(value.Text, [.. field.Type.Options])
            );

    private static string Named(AnswerKind kind) =>
        kind switch
        {
            AnswerKind.Number => "a number",
            AnswerKind.Date => "a date",
            _ => "a time",
        };

    private static string Example(string name, Field? field, AnswerKind kind) =>
        kind switch
        {
            AnswerKind.YesNo => $"'{name}' or 'not {name}'",
            AnswerKind.Number => $"'{name} > 1'",
            AnswerKind.Date => $"'{name} before 2026-06-01'",
            AnswerKind.Time => $"'{name} before 19:00'",
            AnswerKind.Option => $"'{name} is {FirstOption(field)}'",
            AnswerKind.Options => $"'{name} has {FirstOption(field)}'",
            AnswerKind.Text => $"'{name} is ...'",
            _ => $"'{name} is answered'",
        };

    private static string FirstOption(Field? field) => field?.Type.Options is [var first, ..] ? first : "...";

    private bool Take(string word)
    {
        if (Peek is not { IsQuoted: false } token || token.Text != word)
            return false;
        next++;
        return true;
    }

    private WrongException Wrong(ConditionToken? at, string code, string message, string hint)
    {
        var offset = (at?.Offset ?? source.Value.Length) + (source.IsQuoted ? 1 : 0);
        var place = source.At with { Column = source.At.Column + offset };
        var known =
            at is { } token && Words.Contains(token.Text.ToLowerInvariant()) && !Words.Contains(token.Text)
                ? " Words of the language are in small letters."
                : "";
        return new WrongException(MapReader.Finding(place, code, message, hint + known));
    }

    private sealed class WrongException(Lint finding) : Exception(finding.Message)
    {
        public Lint Finding { get; } = finding;
    }
}
