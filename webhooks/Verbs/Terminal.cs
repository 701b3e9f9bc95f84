namespace Channels.Webhooks.Verbs;

/// <summary>Where a verb reads and writes.</summary>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error)
{
    /// <summary>That of the process.</summary>
    public static Terminal OfProcess => new(Console.In, Console.Out, Console.Error);

    /// <summary>Whether somebody looks on.</summary>
    public bool IsWatched => ReferenceEquals(Error, Console.Error) && !Console.IsErrorRedirected;
}
