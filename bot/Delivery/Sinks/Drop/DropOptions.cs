using System.ComponentModel.DataAnnotations;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>What a file drop has besides: section <c>Sinks:{name}</c>.</summary>
public sealed class DropOptions
{
    /// <summary>The shared folder; all nodes see the same.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>When a day's folders are laid down, the morning after, on the clocks of Japan.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:00:00")]
    public TimeSpan At { get; set; } = new(2, 10, 0);

    /// <summary><c>utf-8</c> (with a byte order mark) or <c>shift_jis</c> (Windows' code page 932).</summary>
    [RegularExpression("^(utf-8|shift_jis)$", ErrorMessage = "Encoding is utf-8 or shift_jis.")]
    public string Encoding { get; set; } = "utf-8";

    /// <summary>What the encoding does not have: <c>refuse</c> the submission (a dead letter), or <c>replace</c> it by 〓.</summary>
    [RegularExpression("^(refuse|replace)$", ErrorMessage = "Unmappable is refuse or replace.")]
    public string Unmappable { get; set; } = "refuse";
}
