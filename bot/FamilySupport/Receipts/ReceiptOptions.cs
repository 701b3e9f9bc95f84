namespace Channels.Bot.FamilySupport.Receipts;

/// <summary>Section <c>FamilySupport:Receipts</c>: the certificate that requesting members take along.</summary>
public sealed class ReceiptOptions
{
    /// <summary>Who certifies, as it stands on the paper; the family support centre when left out.</summary>
    public string? Issuer { get; set; }
}
