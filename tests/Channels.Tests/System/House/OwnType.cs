using Mono.Cecil;

namespace Channels.Tests.SystemWide.House;

/// <summary>A type of the house as a reader sees it: with its nested types and with all that the compiler made of its code.</summary>
/// <param name="Inside">How many types a person wrote in it, itself included.</param>
/// <param name="Own">The other types of the house that it names.</param>
internal sealed record OwnType(string Assembly, string Namespace, string Name, int Inside, NamedThings Named, IReadOnlyList<string> Own)
{
    public string FullName => $"{Namespace}.{Name}";

    /// <summary>The types of some assemblies; what they name of each other is their <see cref="Own"/>.</summary>
    /// <param name="part">Only types below this namespace; all when empty.</param>
    public static IReadOnlyList<OwnType> Read(IEnumerable<string> files, string part = "")
    {
        var definitions = files
            .Select(ModuleDefinition.ReadModule)
            .SelectMany(module => module.Types)
            .Where(t => t.Name[0] != '<' && t.Namespace.StartsWith(part == "" ? "Channels." : part, StringComparison.Ordinal))
            .Where(t => !t.Namespace.Contains(".Migrations", StringComparison.Ordinal))
            .ToList();
        var names = definitions.Select(t => t.FullName).ToHashSet(StringComparer.Ordinal);
        return [.. definitions.Select(t => Read(t, names)).OrderBy(t => t.FullName, StringComparer.Ordinal)];
    }

    private static OwnType Read(TypeDefinition type, HashSet<string> names)
    {
        var named = new NamedThings();
        named.Add(type);
        return new OwnType(
            type.Module.Assembly.Name.Name,
            type.Namespace,
            type.Name,
            Written(type),
            named,
            [.. named.Types.Where(n => names.Contains(n) && n != type.FullName).Order(StringComparer.Ordinal)]
        );
    }

    private static int Written(TypeDefinition type) =>
        type.Name.Contains('<', StringComparison.Ordinal) ? 0 : 1 + type.NestedTypes.Sum(Written);
}
