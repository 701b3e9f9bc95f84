using System.ComponentModel.DataAnnotations;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>What kintone has besides: section <c>Sinks:{name}</c>.</summary>
internal sealed class KintoneOptions : IValidatableObject
{
    /// <summary>Records in one call, as kintone's own limit is.</summary>
    public const int MostRecords = 100;

    /// <summary>Calls in one bulk request, as kintone's own limit is.</summary>
    public const int MostCalls = 20;

    /// <summary>The domain: <c>https://example.cybozu.com</c>.</summary>
    [Required]
    public string Url { get; set; } = "";

    /// <summary>API tokens of the apps, separated by commas; or <see cref="TokenFile"/>.</summary>
    public string? Token { get; set; }

    /// <summary>A file that holds them; read at the start.</summary>
    public string? TokenFile { get; set; }

    /// <summary>Mappings, one file a procedure.</summary>
    public IList<string> Mappings { get; } = [];

    /// <summary>Most versions in one go; more than 100 go as bulk requests.</summary>
    [Range(1, 1000)]
    public int Batch { get; set; } = MostRecords;

    /// <summary>Calls a second of this node, on average.</summary>
    [Range(0.1, 100)]
    public double CallsPerSecond { get; set; } = 5;

    /// <summary>So many may go at once after a rest.</summary>
    [Range(1, 100)]
    public int Burst { get; set; } = 10;

    /// <summary>One call that takes longer is ambiguous.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the apps are asked what became of their records; each look is a call of the day's budget.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan StatusEvery { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (
            !Uri.TryCreate(Url, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.UserInfo.Length > 0
            || address.AbsolutePath is not "/"
        )
            yield return new ValidationResult("Url must begin with https:// and is a domain, nothing behind it.", [nameof(Url)]);
        if (string.IsNullOrWhiteSpace(Token) == string.IsNullOrWhiteSpace(TokenFile))
            yield return new ValidationResult("Either Token or TokenFile.", [nameof(Token)]);
        if (Mappings.Count == 0)
            yield return new ValidationResult(
                "No mapping is named: Mappings:0 is the path of a file. (check.no-mapping)",
                [nameof(Mappings)]
            );
    }
}
