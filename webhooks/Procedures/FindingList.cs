using System.Globalization;
using System.Net;
using System.Text;
using Channels.Bot.Forms;

namespace Channels.Webhooks.Procedures;

/// <summary>Findings of lint as a list: where, what in the language of the page, and in lint's own words what to write instead.</summary>
internal static class FindingList
{
    public static string Of(IEnumerable<Lint> findings, SheetPage page)
    {
        var list = new StringBuilder();
        foreach (var finding in findings)
        {
            var hint = finding.Hint.Split('\n', 2);
            list.Append(finding.Level is LintLevel.Error ? "<li class=\"error\">" : "<li>")
                .Append("<code>")
                .Append(
                    Encode(string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}:{finding.Column} {finding.Code}"))
                )
                .Append("</code>")
                .Append(page.Finding(finding.Code) is { } meaning ? Encode(meaning) + "<br>" : "")
                .Append("<span lang=\"en\">" + Encode(finding.Message + " " + hint[0]) + "</span>");
            if (hint.Length > 1)
                list.Append("<pre tabindex=\"0\">").Append(Encode(hint[1])).Append("</pre>");
            list.Append("</li>\n");
        }

        return list.Length == 0 ? $"<p>{Encode(page.Word("lint-none"))}</p>\n" : "<ul class=\"findings\">\n" + list + "</ul>\n";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
