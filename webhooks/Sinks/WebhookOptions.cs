using System.ComponentModel.DataAnnotations;

namespace Channels.Webhooks.Sinks;

/// <summary>What a webhook has besides: section <c>Sinks:{name}</c>.</summary>
internal sealed class WebhookOptions : IValidatableObject
{
    /// <summary>Where to; https, outside development.</summary>
    [Required]
    public string Url { get; set; } = "";

    /// <summary>Signs every request; the receiver has the same. <c>whsec_</c> and at least 24 bytes as base64.</summary>
    [Required]
    public string Secret { get; set; } = "";

    /// <summary><c>notice</c>: that there is something, which the receiver then fetches by its number; <c>full</c>: the answers
    /// too.</summary>
    [RegularExpression("^(notice|full)$", ErrorMessage = "Content is notice or full.")]
    public string Content { get; set; } = "notice";

    /// <summary>The receiver is in a network of the city's own: private addresses may be called, by https all the same.</summary>
    public bool Inside { get; set; }

    /// <summary>Largest body, bytes.</summary>
    [Range(1024, 10 * 1024 * 1024)]
    public int MaxBytes { get; set; } = 1024 * 1024;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (
            !Uri.TryCreate(Url, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.UserInfo.Length > 0
        )
            yield return new ValidationResult("Url is no https address without a name in it.", [nameof(Url)]);
        var key = new byte[256];
        if (
            !Secret.StartsWith("whsec_", StringComparison.Ordinal)
            || !Convert.TryFromBase64String(Secret["whsec_".Length..], key, out var length)
            || length < 24
        )
            yield return new ValidationResult("Secret is whsec_ and 24 bytes or more as base64.", [nameof(Secret)]);
    }
}
