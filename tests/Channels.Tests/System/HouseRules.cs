using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Channels.Tests.Support;
using Channels.Tests.SystemWide.Controls;
using Channels.Tests.SystemWide.House;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Tests.SystemWide; // not .System: that would hide .NET's

/// <summary>How large and how tangled anything may become. Every rule is first run on something that breaks it.</summary>
public sealed class HouseRules
{
    private const string ControlNames = "Channels.Tests.SystemWide.Controls";

    private static readonly Lazy<Architecture> Loaded = new(() =>
        new ArchLoader().LoadAssemblies([.. ProductAssembly.All.Select(a => a.Load())]).Build()
    );

    private static readonly Lazy<IReadOnlyList<OwnType>> Product = new(() => OwnType.Read(ProductAssembly.All.Select(a => a.File)));

    private static readonly Lazy<IReadOnlyList<OwnType>> Broken = new(() =>
        OwnType.Read([typeof(HouseRules).Assembly.Location], ControlNames)
    );

    public static TheoryData<string> Assemblies => [.. ProductAssembly.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Rooms_know_each_other_in_one_direction_only(string assembly) => FreeOfCircles(assembly).Check(Loaded.Value);

    [Fact]
    public void A_circle_of_rooms_is_seen_and_a_staircase_is_let_pass()
    {
        var controls = new ArchLoader().LoadNamespacesWithinAssembly(typeof(HouseRules).Assembly, ControlNames).Build();
        Assert.False(FreeOfCircles($"{ControlNames}.Circle").HasNoViolations(controls));
        Assert.True(FreeOfCircles($"{ControlNames}.Stairs").HasNoViolations(controls));

        var arrows = Arrow.Between($"{ControlNames}.Circle", Broken.Value);
        Assert.Equal(["Left -> Right", "Right -> Left"], arrows.Select(a => $"{a.From} -> {a.To}"));
        var circle = Assert.Single(House.Circle.Among(arrows));
        Assert.Equal(["Left", "Right"], circle.Rooms.Order(StringComparer.Ordinal));
        Assert.Single(circle.BackUp);
        Assert.Empty(House.Circle.Among(Arrow.Between($"{ControlNames}.Stairs", Broken.Value)));
    }

    [Fact]
    public async Task A_service_asks_for_few_things()
    {
        var registrations = await Container.ReadAsync();
        var types = ProductAssembly.All.SelectMany(a => a.Load().GetTypes()).ToList();
        ServiceDescriptor[] broken = [.. registrations, ServiceDescriptor.Singleton<Hungry, Hungry>()];
        Assert.Contains("Hungry: 9", TooHungry(Service.Of(broken, [.. types, typeof(Hungry)])));
        Assert.Equal(["Hungry", "Asking"], Service.Of(broken, [typeof(Held), typeof(Asking), typeof(Hungry)]).Select(s => s.Name));
        None(TooHungry(Service.Of(registrations, types)));
    }

    [Fact]
    public void A_type_names_few_others()
    {
        Assert.Equal(["Wide: 41"], TooWide(Broken.Value));
        None(TooWide(Product.Value));
    }

    [Fact]
    public void A_type_names_what_stands_anywhere_in_its_code()
    {
        var named = Broken.Value.Single(t => t.Name == nameof(Naming)).Own.Select(n => n[(n.LastIndexOf('.') + 1)..]);
        Assert.Equal(Naming.Expected.Order(StringComparer.Ordinal), named);
    }

    [Fact]
    public void A_folder_is_a_table_of_contents()
    {
        Assert.Equal(
            ["bot/Full: 26"],
            SourceTree.Crowded([.. Numbered("bot/Full", 26), .. Numbered("bot/Fine", 25), .. Numbered("bot/Full/Below", 9)])
        );
        None(SourceTree.Crowded(SourceTree.Files));
    }

    [Fact]
    public void A_line_fits_beside_its_change()
    {
        // Characters count, not bytes: three of these make nine.
        var text = $"{new string('市', 140)}\n{new string('市', 141)}\r\n{new string('x', 140)}\r\n";
        Assert.Equal(["x.cs:2: 141"], SourceTree.TooLong([new SourceFile("x.cs", text)]));
        None(SourceTree.TooLong(SourceTree.Sources));
    }

    [Fact]
    public void An_endpoint_knows_no_rows()
    {
        Assert.Equal(
            [
                "RowEndpoints: ChannelsDb, DbContext, EntityFrameworkQueryableExtensions",
                "RowMeasures: \"SELECT\"",
                "RowRoutes: EntityFrameworkQueryableExtensions",
            ],
            Endpoint.Faults(Broken.Value)
        );
        None(Endpoint.Faults(Product.Value));
    }

    [Fact]
    public void Every_assembly_of_the_product_is_measured()
    {
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "Channels.Bot", "Channels.Knowledge", "Channels.Webhooks" },
            ProductAssembly.All.Select(a => a.Name).ToHashSet(StringComparer.Ordinal)
        );
        Assert.All(ProductAssembly.All, a => Assert.Contains(Product.Value, t => t.Assembly == a.Name));
        Assert.Equal(
            [new ProductAssembly("Channels.Text", "bot/Text")],
            ProductAssembly.In(
                """= "Channels.Text", "bot\Text\Channels.Text.csproj", = "Channels.T", "tests\Channels.T\Channels.T.csproj", """
            )
        );
    }

    /// <summary>Fails with the whole list: what is on it is the work to do.</summary>
    private static void None(IReadOnlyCollection<string> faults) => Assert.True(faults.Count == 0, string.Join('\n', faults));

    // The library's patterns draw the lines elsewhere: "Root.(*).." makes a room of every folder inside a room as well.
    private static SliceRule FreeOfCircles(string root)
    {
        var rule = new SliceRuleCreator();
        rule.SetSliceAssignment(
            new SliceAssignment(
                type => Arrow.Room(root, type.Namespace.FullName) is { } room ? SliceIdentifier.Of(room) : SliceIdentifier.Ignore(),
                $"of {root}"
            )
        );
        return new GivenSlices(rule).Should().BeFreeOfCycles();
    }

    private static List<string> TooHungry(IEnumerable<Service> services) =>
        [.. services.Where(s => s.Parameters > Limits.ConstructorParameters).Select(s => $"{s.Name}: {s.Parameters}")];

    private static List<string> TooWide(IEnumerable<OwnType> types) =>
        [.. types.Where(t => t.Own.Count > Limits.FanOut).Select(t => $"{t.Name}: {t.Own.Count}")];

    private static IEnumerable<string> Numbered(string folder, int count) => Enumerable.Range(1, count).Select(n => $"{folder}/{n}.cs");
}
