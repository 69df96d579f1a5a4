using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Reading.Body;

/// <summary>The constructs that rules may not use: what each is called, and what to write in its place.</summary>
internal static class Unsupported
{
    private const string WriteStaticMethod = "write a static method of the class and call it";
    private const string UseIf = "use 'if' and 'else'";
    private const string UseChoice = "use '? :'";
    private const string UseNumbers = "a rule computes with numbers alone";
    private const string UseLocals = "use a local for each value";
    private const string StatementOfItsOwn = "make it a statement of its own";

    private static readonly Dictionary<OperationKind, (string What, string Instead)> Statements = new()
    {
        [OperationKind.Loop] = ("A loop", "write the steps out or use a closed form: a kernel does the same for every element"),
        [OperationKind.Switch] = ("'switch'", UseIf),
        [OperationKind.Try] = ("'try'", "remove it: arithmetic on doubles throws nothing"),
        [OperationKind.Using] = ("'using'", "remove it: a rule owns nothing but numbers"),
        [OperationKind.UsingDeclaration] = ("'using'", "remove it: a rule owns nothing but numbers"),
        [OperationKind.Lock] = ("'lock'", "remove it: no element is seen by two threads"),
        [OperationKind.LocalFunction] = ("A local function", WriteStaticMethod),
        [OperationKind.Labeled] = ("A label", UseIf),
        [OperationKind.Branch] = ("A jump", UseIf),
        [OperationKind.YieldReturn] = ("'yield'", "assign to the parameter and the states instead"),
        [OperationKind.YieldBreak] = ("'yield'", "assign to the parameter and the states instead"),
        [OperationKind.Throw] = ("'throw'", "remove it: a kernel cannot stop at one element"),
    };

    private static readonly Dictionary<OperationKind, (string What, string Instead)> Expressions = new()
    {
        [OperationKind.AnonymousFunction] = ("A lambda", WriteStaticMethod),
        [OperationKind.DelegateCreation] = ("A delegate", WriteStaticMethod),
        [OperationKind.MethodReference] = ("A method as a value", WriteStaticMethod),
        [OperationKind.Await] = ("'await'", "compute the value before the step and pass it as a hyperparameter"),
        [OperationKind.ObjectCreation] = ("'new'", UseNumbers),
        [OperationKind.AnonymousObjectCreation] = ("'new'", UseNumbers),
        [OperationKind.TypeParameterObjectCreation] = ("'new'", UseNumbers),
        [OperationKind.ArrayCreation] = ("An array", UseLocals),
        [OperationKind.CollectionExpression] = ("A collection", UseLocals),
        [OperationKind.ArrayElementReference] = ("An element of an array", "make it a hyperparameter"),
        [OperationKind.ImplicitIndexerReference] = ("An element of a collection", "make it a hyperparameter"),
        [OperationKind.InlineArrayAccess] = ("An element of a collection", "make it a hyperparameter"),
        [OperationKind.Increment] = ("'++'", "write 'value += 1' as a statement of its own"),
        [OperationKind.Decrement] = ("'--'", "write 'value -= 1' as a statement of its own"),
        [OperationKind.Tuple] = ("A tuple", UseLocals),
        [OperationKind.DeconstructionAssignment] = ("A deconstruction", UseLocals),
        [OperationKind.DeclarationExpression] = ("A declaration inside an expression", "declare the variable before it"),
        [OperationKind.SimpleAssignment] = ("An assignment inside an expression", StatementOfItsOwn),
        [OperationKind.CompoundAssignment] = ("An assignment inside an expression", StatementOfItsOwn),
        [OperationKind.CoalesceAssignment] = ("'??='", "numbers are never null"),
        [OperationKind.Coalesce] = ("'??'", "numbers are never null"),
        [OperationKind.ConditionalAccess] = ("'?.'", "numbers are never null"),
        [OperationKind.IsPattern] = ("A pattern", "use comparisons"),
        [OperationKind.IsType] = ("'is'", "use comparisons"),
        [OperationKind.SwitchExpression] = ("'switch'", UseChoice),
        [OperationKind.InterpolatedString] = ("A string", UseNumbers),
        [OperationKind.TypeOf] = ("'typeof'", UseNumbers),
        [OperationKind.SizeOf] = ("'sizeof'", UseNumbers),
        [OperationKind.Discard] = ("A discard", "remove the assignment, it has no effect"),
        [OperationKind.AddressOf] = ("A pointer", UseNumbers),
        [OperationKind.InstanceReference] = ("'this'", "make what it holds a hyperparameter or a state"),
        [OperationKind.DynamicInvocation] = ("'dynamic'", UseNumbers),
        [OperationKind.DynamicMemberReference] = ("'dynamic'", UseNumbers),
        [OperationKind.With] = ("'with'", UseNumbers),
        [OperationKind.Throw] = ("'throw'", "remove it: a kernel cannot stop at one element"),
    };

    /// <summary>A statement, and what to write in its place.</summary>
    public static (string What, string Instead) Statement(IOperation statement) =>
        Statements.TryGetValue(statement.Kind, out (string What, string Instead) entry)
            ? entry
            : ("This statement", "a rule consists of declarations, assignments, calls, 'if' and 'return'");

    /// <summary>An expression, and what to write in its place.</summary>
    public static (string What, string Instead) Expression(IOperation expression) =>
        Expressions.TryGetValue(expression.Kind, out (string What, string Instead) entry)
            ? entry
            : ("This expression", "a rule consists of arithmetic, comparisons, '? :', and calls of Math, Rule and static methods of this project");
}
