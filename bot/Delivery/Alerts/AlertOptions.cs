using System.ComponentModel.DataAnnotations;
using System.Text;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>Section <c>Duty</c>: who is told of alerts.</summary>
public sealed class AlertOptions : IValidatableObject
{
    /// <summary>A shorter secret could be guessed from one signed request.</summary>
    public const int ShortestSecret = 16;

    private const string Prefix = "whsec_";

    public bool Enabled { get; set; } = true;

    /// <summary>The desk's address, http or https; empty when nobody is told.</summary>
    public string? Url { get; set; }

    /// <summary>Signs every request; the desk has the same. <c>whsec_</c> and base64, as Standard Webhooks writes it; any other text stands
    /// for its bytes in UTF-8.</summary>
    public string? Secret { get; set; }

    /// <summary>The desk is in a network of the city's own: private addresses may be called.</summary>
    public bool Inside { get; set; }

    /// <summary>How long the desk may take to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a request takes: nobody else tells the same meanwhile.</summary>
    internal TimeSpan Lease => Timeout + TimeSpan.FromSeconds(30);

    /// <summary>The secret as Standard Webhooks writes it.</summary>
    public string SigningKey() =>
        Secret?.StartsWith(Prefix, StringComparison.Ordinal) is true
            ? Secret
            : Prefix + Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret ?? ""));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Url))
            yield break;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return new ValidationResult("Duty:Url is not an http or https address.", [nameof(Url)]);
        else if (address.UserInfo.Length > 0)
            yield return new ValidationResult("Duty:Url has a name in it, which is sent to nobody.", [nameof(Url)]);
        if (Secret is null || Secret.Length < ShortestSecret)
            yield return new ValidationResult(
                $"Duty:Secret has at least {ShortestSecret} characters when Duty:Url is set.",
                [nameof(Secret)]
            );
        else if (
            !Convert.TryFromBase64String(SigningKey()[Prefix.Length..], new byte[SigningKey().Length], out var length)
            || length < ShortestSecret
        )
            yield return new ValidationResult($"Duty:Secret is {Prefix} and at least {ShortestSecret} bytes as base64.", [nameof(Secret)]);
    }
}
