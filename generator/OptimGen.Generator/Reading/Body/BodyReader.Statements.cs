using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <content>Statements.</content>
internal sealed partial class BodyReader
{
    private void ReadStatement(IOperation statement)
    {
        if (!_isReachable || !Continues())
        {
            return;
        }

        if (_nesting >= MaximumNesting)
        {
            Location place = statement.Syntax.GetFirstToken().GetLocation();
            _faults.Report(Descriptors.UnsupportedStatement, place, "A statement nested this deeply", "join conditions by '&&', or use fewer helpers");
            return;
        }

        _nesting++;
        ReadKnownStatement(statement);
        _nesting--;
    }

    private void ReadKnownStatement(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                foreach (IOperation inner in block.Operations)
                {
                    ReadStatement(inner);
                }

                break;
            case IVariableDeclarationGroupOperation group:
                ReadDeclarations(group);
                break;
            case IExpressionStatementOperation expression:
                int outer = EnterOrigin(expression.Operation.Syntax);
                ReadEffect(expression.Operation);
                _builder.Origin = outer;
                break;
            case IConditionalOperation conditional:
                outer = EnterOrigin(conditional.Condition.Syntax);
                ReadIf(conditional);
                _builder.Origin = outer;
                break;
            case IReturnOperation { Kind: OperationKind.Return } exit:
                ReadReturn(exit);
                break;
            case IEmptyOperation:
                break;
            case IInvalidOperation:
                _faults.Fail();
                break;
            default:
                RefuseStatement(statement);
                break;
        }
    }

    private void ReadDeclarations(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclarationOperation declaration in group.Declarations)
        {
            foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
            {
                ReadDeclarator(declarator, declarator.Initializer ?? declaration.Initializer);
            }
        }
    }

    private void ReadDeclarator(IVariableDeclaratorOperation declarator, IVariableInitializerOperation? initializer)
    {
        ILocalSymbol local = declarator.Symbol;
        if (local.RefKind != RefKind.None)
        {
            _faults.Report(Descriptors.UnsupportedStatement, declarator, "A reference to a variable", "use the variable itself");
        }
        else if (local.Type.TypeKind == TypeKind.Error)
        {
            _faults.Fail();
        }
        else if (!IsNumber(local.Type))
        {
            _faults.Report(Descriptors.UnsupportedType, declarator, local.Name, local.Type.ToDisplayString());
        }
        else
        {
            int node = initializer is null ? Values.Unassigned : Evaluate(initializer.Value);
            Variable variable = Declare(local, AssignmentTarget.Local, -1, node);
            if (initializer is not null)
            {
                Note(variable, node);
            }

            return;
        }

        Declare(local, AssignmentTarget.Local, -1, Nothing);
    }

    /// <summary>An expression that stands as a statement.</summary>
    private void ReadEffect(IOperation expression)
    {
        switch (expression)
        {
            case ISimpleAssignmentOperation { IsRef: true }:
                _faults.Report(Descriptors.UnsupportedStatement, expression, "A reference to a variable", "use the variable itself");
                break;
            case ISimpleAssignmentOperation assignment:
                Variable? target = FindTarget(assignment.Target);
                int value = Evaluate(assignment.Value);
                if (target is not null)
                {
                    Assign(target, value);
                }

                break;
            case ICompoundAssignmentOperation compound:
                ReadCompound(compound);
                break;
            case IInvocationOperation call:
                ReadCall(call, isResultUsed: false);
                break;
            case IInvalidOperation:
                _faults.Fail();
                break;
            default:
                RefuseExpression(expression);
                break;
        }
    }

    private void ReadCompound(ICompoundAssignmentOperation compound)
    {
        if (FindTarget(compound.Target) is not { } target)
        {
            return;
        }

        // The old value is taken first: what the right side assigns to the variable is overwritten.
        int old = ReadVariable(target);
        int value = Evaluate(compound.Value);
        bool isInteger = IsInteger(compound.Target.Type) && IsInteger(compound.Value.Type);
        Assign(target, Combine(compound, compound.OperatorKind, compound.OperatorMethod, isInteger, old, value, compound.Target, compound.Value));
    }

    /// <summary>The variable that an assignment or a <c>ref</c> argument means; null, after a report, for anything else.</summary>
    private Variable? FindTarget(IOperation target)
    {
        Variable? variable = target switch
        {
            ILocalReferenceOperation local => _frame.Find(local.Local),
            IParameterReferenceOperation parameter => _frame.Find(parameter.Parameter),
            _ => null,
        };
        if (variable is not null)
        {
            return variable;
        }

        if (target is ILocalReferenceOperation or IInvalidOperation)
        {
            _faults.Fail();
        }
        else
        {
            RefuseExpression(target);
        }

        return null;
    }

    private void ReadReturn(IReturnOperation exit)
    {
        if (exit.ReturnedValue is not null && _frame.Method.ReturnsVoid)
        {
            // The compiler says so.
            _faults.Fail();
        }

        int result = exit.ReturnedValue is null ? Values.Unassigned : Evaluate(exit.ReturnedValue);
        if (exit.ReturnedValue is null)
        {
            foreach (PathCondition condition in _frame.Path)
            {
                if (!_arithmetic.IsUniform(condition.Node))
                {
                    _faults.Report(Descriptors.VaryingReturn, exit);
                    break;
                }
            }
        }

        _frame.Exits.Add(new MethodExit([.. _frame.Path], _values.Copy(), result));
        _isReachable = false;
    }

    private void RefuseStatement(IOperation statement)
    {
        (string what, string instead) = Unsupported.Statement(statement);
        Location location = statement.Syntax.GetFirstToken().GetLocation();
        _faults.Report(Descriptors.UnsupportedStatement, location, what, instead);
    }
}
