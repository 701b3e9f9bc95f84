using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Tests.SystemWide.House;

/// <summary>A class that the container makes, and how many things it asks for.</summary>
internal sealed record Service(string Name, int Parameters)
{
    /// <summary>What is registered, and what asks for something registered: jobs and verbs are made without a registration.</summary>
    public static IReadOnlyList<Service> Of(IReadOnlyCollection<ServiceDescriptor> registrations, IReadOnlyCollection<Type> types)
    {
        var own = types.Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute))).ToHashSet();
        var offered = registrations.Select(r => Definition(r.ServiceType)).Where(own.Contains).ToHashSet();
        var made = registrations.Select(Implementation).Select(Definition).ToHashSet();
        return
        [
            .. own.Where(t => t is { IsClass: true, IsAbstract: false } && !IsRecord(t))
                .Where(t => made.Contains(t) || Asked(t).Any(p => offered.Contains(Definition(p.ParameterType))))
                .Select(t => new Service(t.Name, Constructors(t).Max(c => c.GetParameters().Length)))
                .OrderByDescending(s => s.Parameters)
                .ThenBy(s => s.Name, StringComparer.Ordinal),
        ];
    }

    private static Type Implementation(ServiceDescriptor r) =>
        r.IsKeyedService
            ? r.KeyedImplementationType
                ?? r.KeyedImplementationInstance?.GetType()
                ?? r.KeyedImplementationFactory?.Method.ReturnType
                ?? r.ServiceType
            : r.ImplementationType ?? r.ImplementationInstance?.GetType() ?? r.ImplementationFactory?.Method.ReturnType ?? r.ServiceType;

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static ConstructorInfo[] Constructors(Type type) =>
        type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);

    private static IEnumerable<ParameterInfo> Asked(Type type) => Constructors(type).SelectMany(c => c.GetParameters());

    // A record is a value: its constructor lists what it holds, not what it needs.
    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
