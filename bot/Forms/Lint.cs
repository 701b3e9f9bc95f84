namespace Channels.Bot.Forms;

/// <summary>One finding about a procedure's files, written for the person who maintains them.</summary>
/// <param name="File">The file, relative to the procedures folder, with forward slashes.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Column, counted from 1.</param>
/// <param name="Code">Stable code, for example <c>key-unknown</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to write instead.</param>
/// <param name="Level">Whether it stops the procedure.</param>
public sealed record Lint(string File, int Line, int Column, string Code, string Message, string Hint, LintLevel Level = LintLevel.Error)
{
    public override string ToString() =>
        $"{File}:{Line}:{Column}: {(Level == LintLevel.Error ? "error" : "warning")} {Code}: {Message} {Hint}".TrimEnd();
}

/// <summary>How bad a finding is.</summary>
public enum LintLevel
{
    /// <summary>Worth looking at; the procedure works.</summary>
    Warning,

    /// <summary>The procedure is not offered to anybody until this is put right.</summary>
    Error,
}
