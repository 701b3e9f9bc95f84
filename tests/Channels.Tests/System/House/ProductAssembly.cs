using System.Reflection;
using System.Text.RegularExpressions;
using Channels.Tests.Support;

namespace Channels.Tests.SystemWide.House;

/// <summary>An assembly of the product: a project of the solution that is not below <c>tests</c>. A new one is measured unasked.</summary>
/// <param name="Name">The assembly's name, which is its root namespace too.</param>
/// <param name="Folder">Where its project file lies, from the root.</param>
internal sealed record ProductAssembly(string Name, string Folder)
{
    private static readonly Lazy<IReadOnlyList<ProductAssembly>> Listed = new(() => In(Repository.Text("Channels.sln")));

    public static IReadOnlyList<ProductAssembly> All => Listed.Value;

    /// <summary>The folders at the root that hold the product and its tests.</summary>
    public static IReadOnlyList<string> Roots => [.. All.Select(a => a.Folder.Split('/')[0]).Append("tests").Distinct()];

    public string File => Path.Combine(AppContext.BaseDirectory, Name + ".dll");

    public Assembly Load() => Assembly.Load(new AssemblyName(Name));

    public static IReadOnlyList<ProductAssembly> In(string solution) =>
        [
            .. Regex
                .Matches(
                    solution.Replace('\\', '/'),
                    "\"(?<path>[^\"]+)/(?<name>Channels\\.[^\"/]+)\\.csproj\"",
                    RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(5)
                )
                .Select(m => new ProductAssembly(m.Groups["name"].Value, m.Groups["path"].Value))
                .Where(a => !a.Folder.StartsWith("tests", StringComparison.Ordinal)),
        ];
}
