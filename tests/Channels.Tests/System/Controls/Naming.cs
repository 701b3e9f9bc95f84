namespace Channels.Tests.SystemWide.Controls;

#pragma warning disable CS0414, CS0649, CA1823, CS0169, IDE0051, S1144, CA1064, CA1032 // It is here to be read, not to be used.

/// <summary>A type that names another in every place where one can stand.</summary>
[NamedByAttribute(typeof(NamedInAttribute))]
internal sealed class Naming : NamedAsParent, INamedFace
{
    /// <summary>What the reader has to find: nested types of others count as the outer one, own nested ones not at all.</summary>
    public static readonly string[] Expected =
    [
        nameof(INamedFace),
        nameof(NamedAsParent),
        nameof(NamedByAttributeAttribute),
        nameof(NamedByCall),
        nameof(NamedByCast),
        nameof(NamedByCatch),
        nameof(NamedByConstraint),
        nameof(NamedByField),
        nameof(NamedByProperty),
        nameof(NamedInArray),
        nameof(NamedInAsync),
        nameof(NamedInAttribute),
        nameof(NamedInGeneric),
        nameof(NamedInLambda),
        nameof(NamedInNested),
        nameof(NamedOuter),
        nameof(NamedAsParameter),
        nameof(NamedAsResult),
        nameof(NamedByIterator),
    ];

    private readonly NamedByField? field;

    public NamedByProperty? Property { get; set; }

    public NamedInArray[] Array { get; } = [];

    public Dictionary<string, List<NamedInGeneric>> Generic { get; } = new(StringComparer.Ordinal);

    public static NamedAsResult? Method<T>(NamedAsParameter parameter, NamedOuter.Inner inner)
        where T : NamedByConstraint => null;

    public static object Body(object from)
    {
        try
        {
            NamedByCall.Run();
            return from is NamedByCast ? new Inside() : Later(from);
        }
        catch (NamedByCatch)
        {
            return from;
        }
    }

    public static async Task<object> WaitAsync()
    {
        await Task.Yield();
        return new NamedInAsync();
    }

    public static IEnumerable<object> Several()
    {
        yield return new NamedByIterator();
    }

    private static Func<object> Later(object kept) => () => kept is string ? new NamedInLambda() : kept;

    private sealed class Inside
    {
        public NamedInNested? Nested { get; set; }
    }
}

internal interface INamedFace;

internal abstract class NamedAsParent;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class NamedByAttributeAttribute(Type type) : Attribute
{
    public Type Type => type;
}

internal static class NamedByCall
{
    public static void Run() { }
}

internal sealed class NamedByCast;

internal sealed class NamedByCatch : Exception;

internal abstract class NamedByConstraint;

internal sealed class NamedByField;

internal sealed class NamedByProperty;

internal sealed class NamedInArray;

internal sealed class NamedInAsync;

internal sealed class NamedInAttribute;

internal sealed class NamedInGeneric;

internal sealed class NamedInLambda;

internal sealed class NamedInNested;

internal static class NamedOuter
{
    internal sealed class Inner;
}

internal sealed class NamedAsParameter;

internal sealed class NamedAsResult;

internal sealed class NamedByIterator;
