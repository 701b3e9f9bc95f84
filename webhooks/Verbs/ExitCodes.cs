namespace Channels.Webhooks.Verbs;

/// <summary>What a verb ends with.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>Something was found, or refused.</summary>
    public const int Findings = 1;

    /// <summary>It could not be meant.</summary>
    public const int Usage = 2;
}
