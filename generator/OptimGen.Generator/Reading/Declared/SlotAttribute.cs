using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>An attribute of a slot: its arguments as values, and where each of them stands.</summary>
internal sealed class SlotAttribute(AttributeData data, CancellationToken token)
{
    /// <summary>
    /// Whether the compiler could not make sense of it: an editor asks in the middle of a word. The compiler says so itself.
    /// </summary>
    public bool IsErroneous =>
        data.AttributeConstructor is null
        || data.ConstructorArguments.Length != data.AttributeConstructor.Parameters.Length
        || data.ConstructorArguments.Any(IsWithoutValue)
        || data.NamedArguments.Any(argument => IsWithoutValue(argument.Value));

    /// <summary>Where the attribute stands.</summary>
    public Location? Location => Syntax?.GetLocation();

    private AttributeSyntax? Syntax => data.ApplicationSyntaxReference?.GetSyntax(token) as AttributeSyntax;

    /// <summary>Whether the property is set here, be it to its default.</summary>
    public bool Sets(string property) => data.NamedArguments.Any(argument => argument.Key == property);

    public double Real(string property, double otherwise) => Value(property) is double value ? value : otherwise;

    public bool Flag(string property) => Value(property) is true;

    /// <summary>The number of an enumeration's value.</summary>
    public int Option(string property, int otherwise) =>
        Value(property) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : otherwise;

    public double Real(int position) => Value(position) is double value ? value : 0;

    /// <summary>The number of an enumeration's value; <paramref name="otherwise"/> where the attribute has no such argument.</summary>
    public int Option(int position, int otherwise) =>
        Value(position) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Where the property, or the constructor's parameter of this name, is set; the attribute where it is not.</summary>
    public Location? LocationOf(string property)
    {
        int position = data.AttributeConstructor?.Parameters.FirstOrDefault(parameter => parameter.Name == property)?.Ordinal ?? -1;
        return position >= 0
            ? LocationOf(position)
            : Syntax?.ArgumentList?.Arguments
                .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.GetLocation()
            ?? Location;
    }

    /// <summary>Where the constructor's argument stands, by name or by position; the attribute where it is left out.</summary>
    public Location? LocationOf(int position)
    {
        ImmutableArray<AttributeArgumentSyntax> arguments =
            [.. Syntax?.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null) ?? []];
        string? name = data.AttributeConstructor is { } constructor && position < constructor.Parameters.Length
            ? constructor.Parameters[position].Name
            : null;
        AttributeArgumentSyntax? found =
            arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name)
            ?? arguments.ElementAtOrDefault(position);
        return found?.GetLocation() ?? Location;
    }

    private static bool IsWithoutValue(TypedConstant constant) => constant.Kind is TypedConstantKind.Error or TypedConstantKind.Array;

    private object? Value(string property) => data.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value.Value;

    private object? Value(int position) =>
        position < data.ConstructorArguments.Length ? data.ConstructorArguments[position].Value : null;
}
