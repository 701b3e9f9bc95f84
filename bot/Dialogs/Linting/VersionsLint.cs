using System.Globalization;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Dialogs.Linting;

/// <summary>A published version never changes, and stays as long as people may be filling it in.</summary>
internal static class VersionsLint
{
    public static void Check(string folder, ProcedureCatalog catalog, ICollection<Lint> findings)
    {
        var published = Read(folder, findings);
        foreach (var procedure in catalog.All)
        {
            if (published.DigestOf(procedure.Id, procedure.Version) is not { } digest || digest == PublishedVersions.Digest(procedure))
                continue;
            var version = procedure.Version.ToString(CultureInfo.InvariantCulture);
            findings.Add(
                MapReader.Finding(
                    procedure.VersionAt,
                    "version-changed",
                    $"Version {version} of '{procedure.Id}' is published and was changed.",
                    $"Put the old files into {procedure.Id}/versions/{version}/ and write "
                        + $"'version: {(procedure.Version + 1).ToString(CultureInfo.InvariantCulture)}' here."
                )
            );
        }

        foreach (var (id, version) in published.Versions.Where(v => catalog.Find(v.Id, v.Version) is null))
        {
            findings.Add(
                new Lint(
                    PublishedVersions.LockFile,
                    published.LineOf(id, version),
                    1,
                    "version-missing",
                    $"The published version {version.ToString(CultureInfo.InvariantCulture)} of '{id}' is not there or has errors.",
                    $"Put its files into {id}/versions/{version.ToString(CultureInfo.InvariantCulture)}/: somebody may be filling it in.",
                    LintLevel.Warning
                )
            );
        }
    }

    public static PublishedVersions Read(string folder, ICollection<Lint> findings) =>
        PublishedVersions.Read(
            ProcedureFolder.ReadText(Path.Combine(folder, PublishedVersions.LockFile), PublishedVersions.LockFile, findings) ?? "",
            findings
        );
}
