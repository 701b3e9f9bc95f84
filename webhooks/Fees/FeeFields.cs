using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Channels.Bot.FamilySupport.Explaining;
using Channels.Bot.FamilySupport.Rules;

namespace Channels.Webhooks.Fees;

/// <summary>The markup of the calculator's form: which fields there are is asked of the rules.</summary>
internal sealed class FeeFields(FeeTexts texts)
{
    // Japanese stays readable.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encode(string text) => Encoder.Encode(text);

    /// <param name="fault">The name of the field that could not be read, or null.</param>
    public string Of(FeeQuestion q, RulePack pack, string language, string? fault)
    {
        var body = new StringBuilder();
        body.Append(Input("day", "date", q.Day, language, fault is "day"));
        body.Append("<div class=\"pair\">")
            .Append(Input("from", "time", q.From, language, fault is "time"))
            .Append(Input("to", "time", q.To, language, fault is "time"))
            .Append("</div><div class=\"pair\">")
            .Append(Numbers("children", 1, FeeQuestion.MostChildren, q.Children, language))
            .Append(Numbers("sick", 0, FeeQuestion.MostChildren, q.Sick, language))
            .Append("</div>");
        if (pack.AsksResidence)
            body.Append(
                Select("home", [.. Homes.Select(h => (h, Text(language, $"home-{(h.Length == 0 ? "open" : h)}")))], q.Home, language)
            );
        if (pack.HasNights)
            body.Append(Check("night", "on", q.Overnight, Text(language, "night")));
        body.Append(Input("spent", "number", q.Spent, language, fault is "spent", " min=\"0\" max=\"50000\" inputmode=\"numeric\""));
        if (pack.ProgrammeIds.Count > 0)
            Programmes(body, q, pack, language, fault);
        return body.ToString();
    }

    private static readonly string[] Homes = ["", "in", "out"];

    private void Programmes(StringBuilder body, FeeQuestion q, RulePack pack, string language, string? fault)
    {
        body.Append(Invariant($"<details{(q.Programme.Length > 0 ? " open" : "")}><summary>{Text(language, "programme")}</summary>"));
        foreach (var id in pack.ProgrammeIds)
            body.Append(Check("programme", id, q.Programme == id, Encode(Explainer.NameOf(pack, id, language))));
        var uses = q.Uses.ToString(CultureInfo.InvariantCulture);
        body.Append(Input("return", "date", q.Return, language, fault is "return"))
            .Append(Input("uses", "number", uses, language, fault is "number", " min=\"0\" max=\"99\""))
            .Append("</details>");
    }

    private string Input(string name, string type, string value, string language, bool isWrong, string more = "")
    {
        var wrong = isWrong ? " aria-invalid=\"true\" aria-describedby=\"answer\"" : "";
        return Invariant(
            $"""
            <p><label for="{name}">{Text(language, name)}</label>
            <input id="{name}" name="{name}" type="{type}" value="{Encode(value)}"{wrong}{more}></p>
            """
        );
    }

    private string Numbers(string name, int least, int most, int chosen, string language)
    {
        var numbers = Enumerable.Range(least, most - least + 1).Select(n => n.ToString(CultureInfo.InvariantCulture));
        return Select(name, [.. numbers.Select(n => (n, n))], chosen.ToString(CultureInfo.InvariantCulture), language);
    }

    private string Select(string name, IReadOnlyList<(string Value, string Label)> choices, string chosen, string language)
    {
        var options = new StringBuilder();
        foreach (var (value, label) in choices)
            options.Append(Invariant($"<option value=\"{value}\"{(value == chosen ? " selected" : "")}>{label}</option>"));
        return Invariant(
            $"""<p><label for="{name}">{Text(language, name)}</label><select id="{name}" name="{name}">{options}</select></p>"""
        );
    }

    private static string Check(string name, string value, bool isOn, string label) =>
        Invariant(
            $"""
            <p class="check"><input id="{name}-{value}" name="{name}" type="checkbox" value="{value}"{(isOn ? " checked" : "")}>
            <label for="{name}-{value}">{label}</label></p>
            """
        );

    private string Text(string language, string key) => Encode(texts[language, key]);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
