using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;

namespace OptimGen.Generator.Reading.Body;

/// <summary>
/// What is wrong in a body. A fault in a helper is reported where the rule calls it, because the helper is good C# by itself; its own place
/// goes along as the cause.
/// </summary>
internal sealed class BodyFaults(DiagnosticReporter reporter)
{
    private readonly Stack<string> _helpers = new();
    private readonly HashSet<(string Id, Location Call, Location Cause)> _reported = [];
    private Location? _call;
    private bool _isSilent;

    /// <summary>From here on, faults lie in a helper that the rule calls.</summary>
    public void EnterHelper(IMethodSymbol helper, SyntaxNode call)
    {
        _call ??= call.GetLocation();
        _helpers.Push(helper.Name);
    }

    /// <summary>The end of <see cref="EnterHelper"/>.</summary>
    public void LeaveHelper()
    {
        _helpers.Pop();
        if (_helpers.Count == 0)
        {
            _call = null;
        }
    }

    /// <summary>From here on, nothing is reported.</summary>
    public void Silence() => _isSilent = true;

    /// <summary>An error that the compiler itself reports, or that was reported before.</summary>
    public void Fail() => reporter.Fail();

    /// <summary>Where an expression stands, seen from the rule.</summary>
    public RuleOrigin Locate(SyntaxNode syntax) =>
        _call is null ? new RuleOrigin(syntax.GetLocation(), null, null) : new RuleOrigin(_call, syntax.GetLocation(), _helpers.Peek());

    /// <summary>Reports; the place of the fault is appended to the arguments.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location? place, params string[] arguments)
    {
        if (_isSilent)
        {
            reporter.Fail();
        }
        else if (_call is null)
        {
            reporter.Report(descriptor, place, [.. arguments, ""]);
        }
        else if (place is not null && _reported.Add((descriptor.Id, _call, place)))
        {
            object[] all = [.. arguments.Cast<object>(), $" (in '{_helpers.Peek()}', called here)"];
            reporter.ReportWithCauses(descriptor, _call, [place], all);
        }
    }

    /// <summary>Reports at an operation.</summary>
    public void Report(DiagnosticDescriptor descriptor, IOperation operation, params string[] arguments) =>
        Report(descriptor, operation.Syntax.GetLocation(), arguments);
}
