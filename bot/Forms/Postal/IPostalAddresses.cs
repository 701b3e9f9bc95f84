namespace Channels.Bot.Forms.Postal;

/// <summary>Which addresses a postal code belongs to. Pure and in memory.</summary>
public interface IPostalAddresses
{
    /// <summary>Prefecture, city and town as one text each (福岡県北九州市小倉北区大手町); empty when the code is not known.</summary>
    /// <param name="code">Seven digits.</param>
    IReadOnlyList<string> Find(string code);
}

/// <summary>No file is configured: people write their address themselves.</summary>
internal sealed class NoPostalAddresses : IPostalAddresses
{
    public static readonly NoPostalAddresses Instance = new();

    public IReadOnlyList<string> Find(string code) => [];
}
