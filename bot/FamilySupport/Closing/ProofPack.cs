using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Channels.Bot.FamilySupport.Closing.Workbooks;
using Channels.Bot.FamilySupport.Explaining;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>
/// All that accounting and an auditor need of a close, as one zip that needs nothing else: the files, each report's explanation, who
/// signed, hashes, and a page that adds it all up again in a browser without a network.
/// </summary>
public sealed class ProofPack(CloseParts parts, RuleBook book, FeeOptions options, Explainer explainer)
{
    private const string Page = "check.html";
    private const string Place = "/*DATA*/";
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal async Task WriteAsync(MadeFiles made, CloseState state, Stream to, CancellationToken stop)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var approvals = Approvals(state);
        var sums = new StringBuilder();
        foreach (var (name, bytes) in made.Files.Append(("approvals.json", approvals)))
        {
            WorkbookFile.Add(zip, name, bytes);
            sums.Append(CloseFiles.HashOf(bytes)).Append("  ").Append(name).Append('\n');
        }

        sums.Append(await WritePageAsync(zip, made, state, stop)).Append("  ").Append(Page).Append('\n');
        WorkbookFile.Add(zip, "SHA256SUMS", sums.ToString());
    }

    /// <returns>The page's SHA-256.</returns>
    private async Task<string> WritePageAsync(ZipArchive zip, MadeFiles made, CloseState state, CancellationToken stop)
    {
        var entry = zip.CreateEntry(Page, CompressionLevel.NoCompression);
        entry.LastWriteTime = WorkbookFile.NoTime;
        using var sha = SHA256.Create();
        await using (var file = await entry.OpenAsync(stop))
        await using (var page = new CryptoStream(file, sha, CryptoStreamMode.Write))
        {
            var template = Template();
            var at = template.IndexOf(Place, StringComparison.Ordinal);
            await page.WriteAsync(Encoding.UTF8.GetBytes(template[..at]), stop);
            await WriteDataAsync(made, state, page, stop);
            await page.WriteAsync(Encoding.UTF8.GetBytes(template[(at + Place.Length)..]), stop);
        }

        return Convert.ToHexStringLower(sha.Hash!);
    }

    private async Task WriteDataAsync(MadeFiles made, CloseState state, Stream page, CancellationToken stop)
    {
        var rules = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var json = new Utf8JsonWriter(page, Json);
        json.WriteStartObject();
        json.WriteString("title", parts.Words.Say("proof", "title", ("month", parts.Words.Month(made.Close.Month))));
        json.WriteString("month", made.Close.Month);
        json.WriteString("valueDate", FormattableString.Invariant($"{made.Close.ValueDate:yyyy-MM-dd}"));
        json.WriteString("hash", made.Close.Hash);
        json.WriteString("bankHash", made.Close.BankHash);
        json.WriteString("listHash", CloseFiles.HashOf(made.List));
        json.WriteBase64String("bank", made.Bank);
        json.WritePropertyName("approvals");
        json.WriteRawValue(Approvals(state));
        json.WriteStartArray("payments");
        foreach (var paid in made.Kept.Payments)
        {
            json.WriteStartArray();
            json.WriteStringValue(paid.Number);
            json.WriteNumberValue(paid.Yen);
            json.WriteStringValue(paid.Account.Holder);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("reports");
        foreach (var report in made.Kept.Reports)
        {
            WriteReport(json, report, rules);
            if (json.BytesPending > 64 * 1024)
                await json.FlushAsync(stop);
        }

        json.WriteEndArray();
        json.WriteStartArray("rules");
        foreach (var rule in rules.OrderBy(r => r.Value))
            json.WriteStringValue(rule.Key);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteReport(Utf8JsonWriter json, PaidReport report, Dictionary<string, int> rules)
    {
        json.WriteStartObject();
        json.WriteString("ref", report.Reference);
        json.WriteString("member", report.Member);
        json.WriteString("kind", parts.Words.Say("kinds", report.Kind.ToString()));
        json.WriteString("month", report.ActivityMonth);
        json.WriteString("when", report.When);
        json.WriteString("children", report.For?.Children ?? "");
        json.WriteString("family", report.For?.Family ?? "");
        json.WriteNumber("fee", report.Fee);
        json.WriteNumber("reward", report.Reward);
        json.WriteNumber("before", report.Before);
        json.WriteNumber("yen", report.Yen);
        json.WriteString("pack", PricedBy.Rules(report.Pack));
        json.WriteBoolean("estimate", report.IsEstimate);
        json.WriteStartArray("lines");
        foreach (var line in Explain(report))
        {
            json.WriteStartArray();
            json.WriteStringValue(line.Text);
            json.WriteStringValue(line.FeeFormula);
            json.WriteNumberValue(line.Fee);
            json.WriteStringValue(line.RewardFormula);
            json.WriteNumberValue(line.Reward);
            if (!rules.TryGetValue(line.Rule, out var rule))
                rules.Add(line.Rule, rule = rules.Count);
            json.WriteNumberValue(rule);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private IReadOnlyList<ExplainedLine> Explain(PaidReport report) =>
        report.Use is { } use && Pricer.Price(book, options.Place, use) is Quote.Priced(var price)
            ? explainer.Explain(price, "ja").Lines
            : [];

    private static byte[] Approvals(CloseState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state.Approvals.Where(a => a.Counts).Select(a => new { person = a.Person, at = a.At }));

    private static string Template()
    {
        using var stream = typeof(ProofPack).Assembly.GetManifestResourceStream("FamilySupport/proof.html")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
