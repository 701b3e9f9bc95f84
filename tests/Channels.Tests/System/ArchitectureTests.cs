using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Channels.Tests.Support;

namespace Channels.Tests.SystemWide; // not .System: that would hide .NET's

/// <summary>The walls of the house. Every rule is also run on something that breaks it, so that it is known to see.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Bot = typeof(Channels.Bot.BotServices).Assembly;
    private static readonly Assembly Webhooks = typeof(Channels.Webhooks.Program).Assembly;
    private static readonly Assembly Simulator = typeof(Channels.Simulator.LineEmulator).Assembly;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly string[] Database = ["ChannelsDb", "IStore ", "Microsoft.EntityFrameworkCore"];

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["bot/Text/Channels.Text.csproj"] = [],
        ["bot/Channels.Bot.csproj"] = ["Channels.Text"],
        ["knowledge/Channels.Knowledge.csproj"] = ["Channels.Text"],
        ["webhooks/Simulator/Channels.Simulator.csproj"] = [],
        ["webhooks/Channels.Webhooks.csproj"] = ["Channels.Bot", "Channels.Knowledge", "Channels.Simulator", "AdaptiveCards"],
        ["webhooks/BotFramework/AdaptiveCards/AdaptiveCards.csproj"] = [],
    };

    private static IEnumerable<Type> ProductTypes =>
        new[] { Bot, Webhooks, Simulator }
            .SelectMany(a => a.GetTypes())
            .Where(t => !t.Name.StartsWith('<') && t.Namespace?.Contains(".Migrations", StringComparison.Ordinal) != true);

    [Fact]
    public void Projects_refer_to_each_other_in_the_drawn_directions_only()
    {
        foreach (var (project, allowed) in Allowed)
            Assert.Empty(WrongReferences(Repository.Text(project), allowed));

        Assert.Equal(
            ["Channels.Webhooks"],
            WrongReferences(
                """<Project><ItemGroup><ProjectReference Include="../webhooks/Channels.Webhooks.csproj" /></ItemGroup></Project>""",
                ["Channels.Bot"]
            )
        );
        Assert.Equal(
            ["Channels.Bot"],
            WrongReferences("""<Project><ItemGroup><ProjectReference Include="..\bot\Channels.Bot.csproj" /></ItemGroup></Project>""", [])
        );
    }

    [Fact]
    public void The_bot_knows_no_web_server()
    {
        Assert.Empty(WebReferences(Bot, Repository.Text("bot/Channels.Bot.csproj")));
        Assert.NotEmpty(WebReferences(Webhooks, "<Project />"));
        Assert.NotEmpty(WebReferences(Bot, """<Project Sdk="Microsoft.NET.Sdk.Web" />"""));
        Assert.NotEmpty(
            WebReferences(Bot, """<Project><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>""")
        );
    }

    [Fact]
    public void Bot_and_knowledge_name_neither_each_other_nor_the_host()
    {
        Assert.Empty(Mentions(Repository.Sources("bot"), "Channels.Knowledge", "Channels.Webhooks"));
        Assert.Empty(Mentions(Repository.Sources("knowledge"), "Channels.Bot", "Channels.Webhooks"));
        Assert.Equal(["x.cs: Channels.Bot"], Mentions([new SourceFile("x.cs", "using Channels.Bot.Turns;")], "Channels.Bot"));
        Assert.DoesNotContain(Bot.GetReferencedAssemblies(), a => a.Name is "Channels.Knowledge" or "Channels.Webhooks");
    }

    [Fact]
    public void The_host_is_compiled_without_the_simulator_and_the_simulator_without_the_product()
    {
        Assert.DoesNotContain(Webhooks.GetReferencedAssemblies(), a => a.Name is "Channels.Simulator");
        Assert.DoesNotContain(Simulator.GetReferencedAssemblies(), a => a.Name!.StartsWith("Channels.", StringComparison.Ordinal));
        Assert.Contains(Webhooks.GetReferencedAssemblies(), a => a.Name is "Channels.Bot");
    }

    [Fact]
    public void The_stand_in_of_a_package_has_a_name_and_nothing_else()
    {
        var standIn = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "AdaptiveCards.dll"));
        Assert.DoesNotContain(standIn.GetTypes(), t => t.IsPublic);
        Assert.DoesNotContain(Webhooks.GetReferencedAssemblies(), a => a.Name is "AdaptiveCards");
        Assert.Contains(typeof(Microsoft.Bot.Schema.Activity).Assembly.GetReferencedAssemblies(), a => a.Name is "AdaptiveCards");
    }

    [Fact]
    public void No_face_speaks_to_the_database()
    {
        Assert.Empty(Mentions(Faces(), Database));
        Assert.NotEmpty(Mentions([new SourceFile("x.cs", "static Task ListAsync(IStore store) => store.ReadAsync()")], Database));
    }

    [Fact]
    public void The_bot_knows_no_channel()
    {
        // Comments may say what a rule of LINE's is behind something; code may not.
        Assert.Empty(Mentions(Repository.Sources("bot"), "api.line.me", "x-line-", "X-Line-", "LineChannel", "using Channels.Webhooks"));
        Assert.NotEmpty(Mentions([new SourceFile("x.cs", "var host = \"https://api.line.me\"; // here")], "api.line.me"));

        // Nor their names: what must be known of one are its traits. The words of example files and of the form language are data.
        var named = Repository
            .Sources("bot")
            .Where(f => !f.Path.StartsWith("bot/Dialogs/Examples/", StringComparison.Ordinal) && f.Path is not "bot/Forms/FormSchema.cs");
        Assert.Empty(Mentions(named, "\"line\"", "\"webchat\""));
        Assert.NotEmpty(Mentions([new SourceFile("x.cs", "if (channel is \"line\")")], "\"line\""));
        Assert.Empty(Mentions([new SourceFile("x.cs", "// https://api.line.me\n/* api.line.me */")], "api.line.me"));
    }

    [Fact]
    public void Nothing_is_async_void()
    {
        Assert.Empty(AsyncVoids(ProductTypes));
        Assert.Equal([nameof(Breaks.Lost)], AsyncVoids([typeof(Breaks)]));
    }

    [Fact]
    public void No_public_static_can_be_changed()
    {
        Assert.Empty(MutableStatics(ProductTypes));
        Assert.Equal([nameof(Breaks.Field), nameof(Breaks.Property)], MutableStatics([typeof(Breaks)]).Order());
    }

    [Fact]
    public void Nothing_is_called_by_an_empty_word()
    {
        Assert.Empty(EmptyWords(ProductTypes.Select(t => t.Name)));
        Assert.Empty(EmptyWords(Repository.Sources("bot", "webhooks", "knowledge").SelectMany(f => f.Path.Split('/')[..^1])));
        string[] empty = ["QueueManager", "TextHelper", "StringUtil", "DateUtils", "HandlerBase", "Common", "Helpers", "Manager`1"];
        Assert.Equal(empty, EmptyWords([.. empty, "Database", "Commons", "BaseAddress", "Utility"]));
    }

    [Fact]
    public void The_bot_takes_time_keys_and_waits_from_outside()
    {
        Assert.Empty(Repository.Sources("bot", "knowledge").SelectMany(Banned));
        var broken = Repository.Text("tests/Channels.Tests/System/House/banned.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(8, broken.Length);
        Assert.All(broken, text => Assert.NotEmpty(Banned(new SourceFile("x.cs", text))));
        Assert.Empty(Banned(new SourceFile("x.cs", "// DateTime.Now is banned\nvar now = clock.GetUtcNow();")));
    }

    [Fact]
    public void SQL_that_one_database_alone_understands_is_in_one_folder()
    {
        Assert.Empty(Repository.Sources("bot", "webhooks", "knowledge").SelectMany(ForeignSql));
        Assert.NotEmpty(ForeignSql(new SourceFile("x.cs", "db.Database.ExecuteSqlRaw(\"UPDATE \\\"InboxEvents\\\" SET x = 1\")")));
        Assert.NotEmpty(ForeignSql(new SourceFile("x.cs", "var a = \"\"\"\n    SELECT 1 LIMIT 1\n    \"\"\";")));
        Assert.NotEmpty(ForeignSql(new SourceFile("x.cs", "Run(\"PRAGMA journal_mode=WAL\")")));

        // The statements of the dialect are taken by name; the writer of SQLite sets its own connection up.
        Assert.NotEmpty(ForeignSql(new SourceFile("x.cs", Repository.Text("bot/Data/Dialects/SqlServerDialect.cs"))));
        Assert.NotEmpty(ForeignSql(new SourceFile("x.cs", Repository.Text("bot/Data/SqliteStore.cs"))));
    }

    private static IEnumerable<SourceFile> Faces() =>
        Repository
            .Sources("webhooks")
            .Where(f => Regex.IsMatch(f.Path, "^webhooks/(Api|Staff|Inbound|Line|WebChat|Alerts)/", RegexOptions.None, Patience));

    private static List<string> WrongReferences(string project, string[] allowed) =>
        [
            .. XDocument
                .Parse(project)
                .Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))
                .Except(allowed),
        ];

    private static List<string> WebReferences(Assembly assembly, string project)
    {
        var xml = XDocument.Parse(project);
        return
        [
            .. assembly
                .GetReferencedAssemblies()
                .Select(a => a.Name!)
                .Where(n => n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)),
            .. xml.Descendants("FrameworkReference").Select(r => r.Attribute("Include")!.Value),
            .. xml.Descendants("PackageReference")
                .Select(r => r.Attribute("Include")!.Value)
                .Where(n => n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)),
            .. new[] { xml.Root!.Attribute("Sdk")?.Value }.OfType<string>().Where(s => s.EndsWith(".Web", StringComparison.Ordinal)),
        ];
    }

    private static List<string> Mentions(IEnumerable<SourceFile> files, params string[] words) =>
        [.. files.SelectMany(f => words.Where(w => f.Code.Contains(w, StringComparison.Ordinal)).Select(w => $"{f.Path}: {w}"))];

    private static List<string> AsyncVoids(IEnumerable<Type> types) =>
        [
            .. types
                .SelectMany(t =>
                    t.GetMethods(
                        BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.Instance
                            | BindingFlags.Static
                            | BindingFlags.DeclaredOnly
                    )
                )
                .Where(m => m.ReturnType == typeof(void) && m.IsDefined(typeof(AsyncStateMachineAttribute)))
                .Select(m => m.Name),
        ];

    private static List<string> MutableStatics(IEnumerable<Type> types) =>
        [
            .. types
                .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute)))
                .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
                .Where(m => m is FieldInfo { IsInitOnly: false, IsLiteral: false } or PropertyInfo { SetMethod: not null })
                .Select(m => m.Name),
        ];

    private static List<string> EmptyWords(IEnumerable<string> names) =>
        [
            .. names
                .Where(n =>
                    Regex.IsMatch(n, "(Manager|Helper|Util|Base|Common)s?(`\\d+)?$|^[Cc]ommons?$", RegexOptions.ExplicitCapture, Patience)
                    && n is not "Database" and not "Commons"
                )
                .Distinct(),
        ];

    private static List<string> Banned(SourceFile file) =>
        [
            .. Regex
                .Matches(
                    file.Code,
                    @"DateTime(Offset)?\.(Now|UtcNow|Today)\b|Guid\.NewGuid|Thread\.Sleep|Task\.Delay|new Random\("
                        + @"|Random\.Shared|Environment\.TickCount",
                    RegexOptions.ExplicitCapture,
                    Patience
                )
                .Select(m => $"{file.Path}: {m.Value}"),
        ];

    private static List<string> ForeignSql(SourceFile file) =>
        file.Path.StartsWith("bot/Data/Dialects/", StringComparison.Ordinal) || file.Path is "bot/Data/SqliteStore.cs"
            ? []
            :
            [
                .. Regex
                    .Matches(
                        file.Code,
                        "\"\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH \\w+ AS|PRAGMA|MERGE|BEGIN|COMMIT|SAVEPOINT|SET)\\b",
                        RegexOptions.ExplicitCapture,
                        Patience
                    )
                    .Select(m => $"{file.Path}: {m.Value}"),
            ];

    private sealed class Breaks
    {
#pragma warning disable CA2211, CS0649, MA0069, S1104 // It is here to be found.
        public static int Field;
#pragma warning restore CA2211, CS0649, MA0069, S1104
        public static readonly int Fine = 1;
        public const int AlsoFine = 2;

        public static int Property { get; set; }

        public static int Read => Field;

#pragma warning disable MA0155, VSTHRD100 // It is here to be found.
        public static async void Lost() => await Task.Yield();
#pragma warning restore MA0155, VSTHRD100
    }
}
