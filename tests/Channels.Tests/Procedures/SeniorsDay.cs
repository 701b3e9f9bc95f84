namespace Channels.Tests.Procedures;

/// <summary>A procedure as somebody of the office writes it after the guide: no program code, in a folder of its own.</summary>
internal sealed class SeniorsDay : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("seniors");

    public SeniorsDay()
    {
        var own = folder.CreateSubdirectory("keirou");
        own.CreateSubdirectory("examples");
        Write("procedure.yaml", Definition);
        Write("ja.yaml", Words);
        Write("ja-easy.yaml", Words);
        Write("en.yaml", Words.Replace("title: 敬老会の申込み", "title: Seniors day", StringComparison.Ordinal));
    }

    public string Folder => folder.FullName;

    public string Examples => Path.Combine(Folder, "keirou", "examples");

    public void Write(string file, string content)
    {
        var path = Path.Combine(Folder, "keirou", file);
        var before = File.Exists(path) ? File.GetLastWriteTimeUtc(path) : DateTime.UnixEpoch;
        File.WriteAllText(path, content);

        // Two writings within one tick of the disk's clock would look like one.
        if (before != DateTime.UnixEpoch)
            File.SetLastWriteTimeUtc(path, before.AddSeconds(1));
    }

    public void Change(string file, string from, string to)
    {
        var now = File.ReadAllText(Path.Combine(Folder, "keirou", file));
        Assert.Contains(from, now, StringComparison.Ordinal);
        Write(file, now.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private const string Definition = """
        id: keirou
        version: 1
        queue: { name: keirou }
        number: { prefix: KR }
        fields:
          - { id: name, type: person-name }
          - { id: born, type: birthday, youngest: 65 }
          - { id: venue, type: choice, options: [ morning, afternoon ], limits: { morning: 1 } }
          - { id: help, type: choices, options: [ wheelchair, hearing, nothing ], alone: [ nothing ] }
          - { id: companion-age, type: age, optional: true, youngest: 18 }

        """;

    private const string Words = """
        title: 敬老会の申込み
        start: [ 敬老会 ]
        done: 受け付けました。受付番号は {number} です。
        closed: 敬老会の受付は、{until}で終わりました。
        fields:
          name: { label: お名前, ask: お名前を教えてください。 }
          born: { label: 生年月日, ask: 生年月日を教えてください。 }
          venue: { label: 時間, ask: どちらに来られますか。, options: { morning: 午前の部, afternoon: 午後の部 } }
          help: { label: お手伝い, ask: お手伝いはいりますか。, options: { wheelchair: 車いす, hearing: 手話, nothing: いらない } }
          companion-age: { label: つきそいの方の年, ask: つきそいの方は何歳ですか。, skip: つきそいはない }

        """;
}
