using System.Text.Json;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Conditions;

namespace Channels.Tests.Forms;

public sealed class ConditionTests
{
    private const string Head = """
        id: small
        version: 1
        fields:
          - { id: kind, type: choice, options: [ red, blue ] }
          - { id: support, type: choices, options: [ pick-up, other, sick ] }
          - { id: agreed, type: yes-no }
          - { id: people, type: number, least: 1, most: 9 }
          - { id: day, type: date }
          - { id: at, type: time, optional: true }
          - { id: name, type: text }
          - { id: children, type: repeat, at-least: 1, at-most: 3, of: [ { id: child, type: text } ] }

        """;

    [Theory]
    [InlineData("kind is red", true)]
    [InlineData("kind is 赤", true)]
    [InlineData("kind is not red", false)]
    [InlineData("kind is not blue and agreed", true)]
    [InlineData("support has other", true)]
    [InlineData("support has sick or support has pick-up", true)]
    [InlineData("not (support has sick or not agreed)", true)]
    [InlineData("agreed", true)]
    [InlineData("not agreed", false)]
    [InlineData("people > 3", true)]
    [InlineData("people >= 4", true)]
    [InlineData("people < 4", false)]
    [InlineData("people <= 3 or people is 4", true)]
    [InlineData("day before 2026-06-01", true)]
    [InlineData("day after 2026-04-01", false)]
    [InlineData("day is 2026-04-01", true)]
    [InlineData("at before 19:00", false)] // not answered
    [InlineData("at is answered", false)]
    [InlineData("not at is answered", true)]
    [InlineData("name is 'たろう さん'", true)]
    [InlineData("children.count > 1", true)]
    [InlineData("children.count is 3", false)]
    [InlineData("kind is blue and kind is red or agreed", true)] // and binds closer than or
    [InlineData("kind is blue and (kind is red or agreed)", false)]
    public void A_condition_compares_the_answers(string when, bool expected)
    {
        var condition = Read(when, out var findings);
        Assert.DoesNotContain(findings, f => f.Level == LintLevel.Error && f.Code != "condition-never");
        var answers = new Dictionary<string, JsonElement>
        {
            ["kind"] = Canonical.Of("red"),
            ["support"] = Canonical.Of(["pick-up", "other"]),
            ["agreed"] = Canonical.Yes,
            ["people"] = Canonical.Of(4),
            ["day"] = Canonical.Of("2026-04-01"),
            ["name"] = Canonical.Of("たろう さん"),
        };
        Assert.Equal(
            expected,
            condition!.Holds(r =>
                r.IsCount ? Canonical.Of(2)
                : answers.TryGetValue(r.Field, out var a) ? a
                : null
            )
        );
    }

    [Theory]
    [InlineData("kind is green", "reference-broken", 8, "red")]
    [InlineData("kindd is red", "reference-broken", 0, "Did you mean 'kind'?")]
    [InlineData("later is red", "reference-later", 0, "move the field up")]
    [InlineData("day > 3", "condition-type", 6, "day before 2026-06-01")]
    [InlineData("people before 2026-01-01", "condition-type", 14, "people > 1")]
    [InlineData("support is other", "condition-type", 0, "support has pick-up")]
    [InlineData("kind has red", "condition-type", 0, "kind is red")]
    [InlineData("people", "condition-type", 0, "people > 1")]
    [InlineData("agreed is red", "condition-type", 0, "not agreed")]
    [InlineData("children > 1", "condition-type", 0, "children.count > 1")]
    [InlineData("kind.count > 1", "condition-type", 0, "Write 'kind'")]
    [InlineData("child is x", "reference-later", 0, "earlier")]
    [InlineData("kind == red", "condition-syntax", 5, "'is'")]
    [InlineData("kind != red", "condition-syntax", 5, "is not")]
    [InlineData("kind is", "condition-syntax", 7, "kind is red")]
    [InlineData("(kind is red", "condition-syntax", 12, "')'")]
    [InlineData("kind is red agreed", "condition-syntax", 12, "'and' or 'or'")]
    [InlineData("kind is red and", "condition-syntax", 15, "field's id")]
    [InlineData("kind is red and kind is blue", "condition-never", 0, "remove the field")]
    [InlineData("people > 9", "condition-never", 0, "remove the field")]
    [InlineData("people < 3 and people > 5", "condition-never", 0, "remove the field")]
    [InlineData("day before 2026-01-01 and day after 2026-01-01", "condition-never", 0, "remove the field")]
    [InlineData("children.count > 3", "condition-never", 0, "remove the field")]
    [InlineData("kind is red or kind is blue", "condition-always", 0, "Remove it")]
    [InlineData("people >= 1", "condition-always", 0, "Remove it")]
    public void A_condition_that_does_not_fit_is_found_at_its_place(string when, string code, int offset, string hint)
    {
        Read(when, out var findings);
        var finding = Assert.Single(findings);
        Assert.Equal((code, 12, 35 + offset), (finding.Code, finding.Line, finding.Column));
        Assert.Contains(hint, finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_on_a_field_that_is_closed_then_can_never_hold()
    {
        var definition =
            Head
            + """
                  - { id: why, type: text, when: kind is red }
                  - { id: more, type: text, when: why is answered and kind is blue }
                """;
        Assert.Contains(Findings(definition, "why", "more"), f => f.Code == "condition-never" && f.Line == 13);
    }

    [Fact]
    public void Inside_a_group_the_same_items_answers_are_compared()
    {
        var definition =
            Head
            + """
                  - { id: pets, type: repeat, of: [ { id: sort, type: choice, options: [ dog, cat ] },
                      { id: walks, type: yes-no, when: sort is dog } ] }
                """;
        Assert.Empty(Findings(definition, "pets", "sort", "walks"));
    }

    [Fact]
    public void Very_deep_conditions_are_refused() =>
        Assert.NotEmpty(Findings(Head + "  - { id: last, type: text, when: \"" + new string('(', 100_000) + "agreed\" }\n", "last"));

    private static Condition? Read(string when, out List<Lint> findings)
    {
        findings = [];
        return Procedure(
                Head + $"  - {{ id: last, type: text, when: {when} }}\n  - {{ id: later, type: text }}\n",
                findings,
                "last",
                "later"
            )
                ?.Fields.Single(f => f.Id == "last")
                .When
            ?? null;
    }

    private static List<Lint> Findings(string definition, params string[] ids)
    {
        var findings = new List<Lint>();
        Procedure(definition, findings, ids);
        return findings;
    }

    private static Procedure? Procedure(string definition, List<Lint> findings, params string[] ids)
    {
        var words =
            """
                title: x
                done: "{number}"
                fields:
                  kind: { label: a, ask: a, options: { red: 赤, blue: 青 } }
                  support: { label: a, ask: a, options: { pick-up: p, other: o, sick: s } }

                """
            + string.Join(
                '\n',
                new[] { "agreed", "people", "day", "at", "name", "children", "child" }
                    .Concat(ids)
                    .Select(i =>
                        $"  {i}: {{ label: a, ask: a{(i is "children" or "pets" ? ", more: a" : "")}"
                        + $"{(i is "sort" ? ", options: { dog: d, cat: c }" : "")} }}"
                    )
            );
        var sources = new Dictionary<string, string> { ["procedure.yaml"] = definition };
        foreach (var language in Languages.Required)
            sources[language + ".yaml"] = words;
        return ProcedureReader.Read("small", "small", sources, findings);
    }
}
