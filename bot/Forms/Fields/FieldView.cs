using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Postal;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Forms.Fields;

/// <summary>Everything a field may know when it asks, reads or shows.</summary>
/// <param name="Field">The field itself.</param>
/// <param name="Language">Language of the person.</param>
/// <param name="Words">The dialog's own texts.</param>
/// <param name="Today">Today in Japan.</param>
/// <param name="AnswerOf">Another field's answer by its id, or null.</param>
internal readonly record struct FieldView(
    Field Field,
    string Language,
    DialogWords Words,
    DateOnly Today,
    Func<string, JsonElement?> AnswerOf
)
{
    public FieldTexts Texts => Field.In(Language);

    /// <summary>What is known of postal codes.</summary>
    public IPostalAddresses Postal
    {
        get => field ?? NoPostalAddresses.Instance;
        init;
    }
}

/// <summary>What somebody said to a field.</summary>
/// <param name="View">The field's surroundings.</param>
/// <param name="Said">Their words, individual numbers masked; may be empty.</param>
/// <param name="Folded">The same for comparing.</param>
/// <param name="Attachments">What came with them.</param>
internal readonly record struct FieldInput(FieldView View, string Said, string Folded, IReadOnlyList<Attachment> Attachments)
{
    /// <summary>Of words that put an answer right, what it was said to be before: 6時半 of 6時半じゃなくて6時まで.</summary>
    public string? Instead { get; init; }
}
