namespace Channels.Knowledge.Ingest;

/// <summary>Says of a file that is not what its name says what it is, before it is read as something else.</summary>
internal static class FileKind
{
    /// <exception cref="UnreadableFileException">The beginning of the file does not fit its name.</exception>
    public static void Check(string path, string extension)
    {
        Span<byte> start = stackalloc byte[8];
        using (var file = File.OpenRead(path))
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        var isZip = start is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..];
        if (extension == ".xlsx" && start.SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            throw new UnreadableFileException(
                "encrypted",
                "The workbook has a password, or is of the old kind (.xls). Save it as .xlsx without a password."
            );
        if (extension == ".xlsx" && !isZip)
            throw new UnreadableFileException(
                "not-a-workbook",
                "The name ends in .xlsx and the file is no workbook. A table saved as text is named .csv."
            );
        if (extension != ".xlsx" && isZip)
            throw new UnreadableFileException(
                "wrong-extension",
                $"The name ends in {extension} and the file is a workbook or an archive. A workbook is named .xlsx."
            );
        if (extension != ".xlsx" && start is [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..])
            throw new UnreadableFileException("wrong-extension", "The file is a PDF, which holds no table that could be read.");
    }
}
