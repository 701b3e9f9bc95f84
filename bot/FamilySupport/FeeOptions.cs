using Channels.Bot.FamilySupport.Banking;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.FamilySupport.Linking;
using Channels.Bot.FamilySupport.Notices;
using Channels.Bot.FamilySupport.Paying;
using Channels.Bot.FamilySupport.Receipts;
using Channels.Bot.FamilySupport.Stamps;

namespace Channels.Bot.FamilySupport;

/// <summary>Whose rules price activities (section <c>FamilySupport</c>).</summary>
public sealed class FeeOptions
{
    public const string Section = "FamilySupport";

    /// <summary>The id of its packs.</summary>
    public string Place { get; set; } = "kitakyushu";

    /// <summary>The folder of the packs; the shipped one when left out.</summary>
    public string? Rules { get; set; }

    /// <summary>What the bank that pays takes otherwise than most.</summary>
    public BankProfile Bank { get; set; } = new();

    public CloseOptions Closing { get; set; } = new();

    public LinkOptions Linking { get; set; } = new();

    public ConfirmOptions Confirming { get; set; } = new();

    public StampOptions Stamps { get; set; } = new();

    public PayOptions Paying { get; set; } = new();

    public NoticeOptions Notices { get; set; } = new();

    public ReceiptOptions Receipts { get; set; } = new();
}
