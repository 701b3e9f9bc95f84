namespace Channels.Bot.Data.Rows;

/// <summary>What all nodes together asked of a model on one day of the city.</summary>
public sealed class ModelUse
{
    public required DateOnly Day { get; init; }

    public int Calls { get; set; }

    /// <summary>Characters sent and received.</summary>
    public long Characters { get; set; }
}
