using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Channels.Tests.SystemWide.House;

/// <summary>What a piece of compiled code names. Constants and <c>nameof</c> leave no trace in it.</summary>
internal sealed class NamedThings
{
    /// <summary>Full names of types; a nested type counts as its outermost one.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>String literals.</summary>
    public List<string> Texts { get; } = [];

    public static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    /// <summary>Adds a type with all that is nested in it: closures and state machines, too.</summary>
    public void Add(TypeDefinition type)
    {
        Add(type.BaseType);
        foreach (var implemented in type.Interfaces)
            Add(implemented.InterfaceType);
        Add(type.GenericParameters);
        AddAttributes(type);
        foreach (var field in type.Fields)
        {
            Add(field.FieldType);
            AddAttributes(field);
        }
        foreach (var property in type.Properties)
        {
            Add(property.PropertyType);
            AddAttributes(property);
        }
        foreach (var method in type.Methods)
            Add(method);
        foreach (var nested in type.NestedTypes)
            Add(nested);
    }

    private void Add(MethodDefinition method)
    {
        AddAttributes(method);
        AddAttributes(method.MethodReturnType);
        Add(method.ReturnType);
        Add(method.GenericParameters);
        foreach (var parameter in method.Parameters)
        {
            Add(parameter.ParameterType);
            AddAttributes(parameter);
        }
        if (!method.HasBody)
            return;
        foreach (var local in method.Body.Variables)
            Add(local.VariableType);
        foreach (var caught in method.Body.ExceptionHandlers)
            Add(caught.CatchType);
        foreach (var instruction in method.Body.Instructions)
            Add(instruction);
    }

    private void Add(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(type);
                break;
            case FieldReference field:
                Add(field.DeclaringType);
                Add(field.FieldType);
                break;
            case MethodReference method:
                Add(method.DeclaringType);
                foreach (var argument in (method as GenericInstanceMethod)?.GenericArguments ?? [])
                    Add(argument);
                break;
            case string text:
                Texts.Add(text);
                break;
        }
    }

    private void Add(IEnumerable<GenericParameter> parameters)
    {
        foreach (var constraint in parameters.SelectMany(p => p.Constraints))
            Add(constraint.ConstraintType);
    }

    private void AddAttributes(ICustomAttributeProvider provider)
    {
        foreach (var attribute in provider.CustomAttributes)
        {
            Add(attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments)
                Add(argument);
            foreach (var argument in attribute.Properties.Concat(attribute.Fields))
                Add(argument.Argument);
        }
    }

    private void Add(CustomAttributeArgument argument)
    {
        Add(argument.Type);
        if (argument.Value is TypeReference type)
            Add(type);
        else if (argument.Value is CustomAttributeArgument boxed)
            Add(boxed);
        foreach (var item in argument.Value as CustomAttributeArgument[] ?? [])
            Add(item);
    }

    private void Add(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                break;
            case GenericInstanceType generic:
                Add(generic.ElementType);
                foreach (var argument in generic.GenericArguments)
                    Add(argument);
                break;
            case TypeSpecification array: // or reference, pointer, modifier
                Add(array.ElementType);
                break;
            default:
                Types.Add(Outermost(type).FullName);
                break;
        }
    }
}
