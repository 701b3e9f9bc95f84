using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Text;
using Channels.Text.Names;
using Channels.Text.Numbers;

namespace Channels.Bot.Forms.Fields;

/// <summary>Free words, kept as written; one line (<c>text</c>) without what only decorates it. With a pattern, the one code in them
/// that matches it: ４０７０…, No.4070…, 4070…です.</summary>
internal sealed class TextField(string name, int shortest, int longest, Regex? pattern, bool holdsName = false) : FieldType
{
    /// <summary>Longer words without さん or ちゃん may be something else than a name: they are asked back.</summary>
    private const int LongestName = 12;

    private static readonly char[] Clauses = ['、', '。', ' ', '\u3000', '\n', ',', '!', '！'];

    /// <summary>It is what a child is called: names in a sentence are it, and two names are two children.</summary>
    public bool HoldsName => holdsName;

    /// <summary>Only a code is an answer.</summary>
    public bool HasPattern => pattern is not null;

    public override string Name => name;

    public override AnswerKind Kind => AnswerKind.Text;

    public override bool IsFreeText => true;

    public override bool TakesQuestions => name is "long-text";

    public static FieldType Create(FieldSource source) => Create("text", source, 200);

    public static FieldType CreateLong(FieldSource source) => Create("long-text", source, 1000);

    private static TextField Create(string name, FieldSource source, int usualLongest)
    {
        var shortest = source.Map.Whole("shortest", 1, 2000) ?? 1;
        var longest = source.Map.Whole("longest", 1, 2000) ?? usualLongest;
        return new TextField(name, shortest, Math.Max(shortest, longest), source.Pattern("pattern"), source.Map.Flag("called"));
    }

    public override FieldReading Read(FieldInput input)
    {
        // One line is a name of something (a child, an office); only a story keeps its hearts.
        var text = name is "text" ? JapaneseText.CleanName(input.Said) : JapaneseText.Clean(input.Said).Trim();
        if (holdsName)
            text = ChildName.Of(text) ?? "";
        if (text.Length == 0)
            return new FieldReading.Problem(ProblemCodes.TextExpected);
        if (pattern is null || Matches(pattern, text))
            return Fitting(text);
        return CodeReader.Read(text, code => Matches(pattern, code)) switch
        {
            Reading<string>.Found { NeedsConfirmation: false } found => Fitting(found.Value),
            Reading<string>.Found found => new FieldReading.Unsure([Canonical.Of(found.Value)]),
            Reading<string>.Ambiguous ambiguous => new FieldReading.Unsure([.. ambiguous.Options.Select(code => Canonical.Of(code))]),
            _ when Fitting(text) is FieldReading.Problem problem => problem,
            _ => new FieldReading.Problem(ProblemCodes.TextPattern),
        };
    }

    /// <summary>The clause that speaks of it, where words for it are known: 下の子が小麦アレルギーです is what care is needed.</summary>
    public override FieldFinding? FindIn(FieldInput input, string prepared)
    {
        if (pattern is not null)
            return input.View.Field.Told.FindAbout(prepared) is { } about && Read(input) is FieldReading.Understood code
                ? new FieldFinding(code, [about])
                : null;
        if (input.View.Field.Told.FindAbout(prepared) is null)
            return null;
        var clause = JapaneseText
            .Clean(input.Said)
            .Split(Clauses, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(c => input.View.Field.Told.FindAbout(LongText.Prepare(c)) is not null);
        return clause is null ? null : FieldFinding.Of(Fitting(input.View.Words.WithoutPlainEnding(clause)));
    }

    private FieldReading Fitting(string text)
    {
        var length = JapaneseText.CountGraphemes(text);
        if (length > longest)
            return new FieldReading.Problem(ProblemCodes.TextTooLong, ("longest", Digits(longest)), ("length", Digits(length)));
        if (holdsName && length > LongestName && NameFinder.Find(text).Count == 0)
            return new FieldReading.Unsure([Canonical.Of(text)]);
        return length < shortest
            ? new FieldReading.Problem(ProblemCodes.TextTooShort, ("shortest", Digits(shortest)))
            : new FieldReading.Understood(Canonical.Of(text));
    }

    public override string Show(JsonElement answer, FieldView view) => TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => answer.ValueKind is JsonValueKind.String;

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
