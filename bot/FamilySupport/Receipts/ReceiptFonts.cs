using PdfSharp.Fonts;

namespace Channels.Bot.FamilySupport.Receipts;

/// <summary>The one typeface of the paper, BIZ UDGothic (SIL Open Font License): made to be read easily, and with the kanji of names. What
/// is written of it goes into the file, as an old phone may have no Japanese one.</summary>
internal sealed class ReceiptFonts : IFontResolver
{
    public const string Family = "BIZ UDGothic";

    private const string Resource = "FamilySupport/BIZUDGothic-Regular.ttf";

    private static readonly Lazy<byte[]> Bytes = new(Load);

    /// <summary>The maker of the file has one resolver a process.</summary>
    public static void Register() => GlobalFontSettings.FontResolver ??= new ReceiptFonts();

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(Family);

    public byte[] GetFont(string faceName) => Bytes.Value;

    private static byte[] Load()
    {
        using var stream = typeof(ReceiptFonts).Assembly.GetManifestResourceStream(Resource)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
