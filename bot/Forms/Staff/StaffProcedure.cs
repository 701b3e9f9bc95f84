namespace Channels.Bot.Forms.Staff;

/// <summary>
/// What a wish for a member of staff is handed in as: a procedure like any other for those who work with it, with queue, number and code
/// word, but one the product brings itself, because a person must always be one word away, whatever procedures a city has.
/// </summary>
internal static class StaffProcedure
{
    /// <summary>Where the wish came up.</summary>
    public const string About = "about";

    /// <summary>The number of the member this conversation is linked to.</summary>
    public const string Member = "member";

    private static readonly Lazy<Procedure> Embedded = new(Load);

    public static Procedure Default => Embedded.Value;

    private static Procedure Load()
    {
        var findings = new List<Lint>();
        var sources = Languages.Required.Select(l => l + ".yaml").Prepend(ProcedureReader.DefinitionFile).ToDictionary(f => f, Read);
        return ProcedureReader.Read("staff-request", "Staff", sources, findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings));
    }

    private static string Read(string file)
    {
        using var stream =
            typeof(StaffProcedure).Assembly.GetManifestResourceStream("Staff/" + file)
            ?? throw new InvalidOperationException($"Staff/{file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
