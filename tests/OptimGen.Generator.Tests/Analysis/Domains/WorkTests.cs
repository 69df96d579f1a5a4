using System;
using System.Diagnostics;
using OptimGen.Generator.Analysis.Domains;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Domains;

/// <summary>The largest rules there can be are analysed with a bounded number of operations: an editor waits for them.</summary>
public sealed class WorkTests(ITestOutputHelper output)
{
    private const int MostEvaluations = 80_000;
    private const int MostVisits = 500_000;

    public static TheoryData<string> Shapes => ["squares", "signs", "choices of one value", "nested choices", "factors", "divisions in arms"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_rule_of_two_thousand_nodes_is_analysed_within_limits(string shape)
    {
        RuleModel rule = Build(shape);
        Assert.InRange(rule.Graph.Nodes.Count, RuleBuilder.MaximumNodes - 40, RuleBuilder.MaximumNodes + 40);

        Stopwatch watch = Stopwatch.StartNew();
        int findings = DomainChecks.Find(rule, token: TestContext.Current.CancellationToken).Count;
        DomainWork work = DomainAnalysis.Of(rule).Work;

        output.WriteLine($"{shape}: {work.Evaluations} evaluations, {work.Visits} visits, {findings} findings, {watch.ElapsedMilliseconds} ms twice");
        Assert.InRange(work.Evaluations, 1, MostEvaluations);
        Assert.InRange(work.Visits, 0, MostVisits);
    }

    [Fact]
    public void The_catalogue_takes_a_few_evaluations_per_node() => Assert.All(Catalogue.Names, name =>
    {
        RuleModel rule = Catalogue.Read(name);
        Assert.InRange(DomainAnalysis.Of(rule).Work.Evaluations, 1, 12 * rule.Graph.Nodes.Count);
    });

    private static RuleModel Build(string shape)
    {
        RuleBuilder builder = new();
        RuleArithmetic arithmetic = new(builder);
        int gradient = builder.Gradient();
        int value = builder.Parameter();
        int state = builder.State(0);
        for (int index = 0; builder.Count < RuleBuilder.MaximumNodes - 10; index++)
        {
            int number = builder.Literal(index);
            value = shape switch
            {
                "squares" => builder.Add(Op.Add, builder.Add(Op.Multiply, value, value), gradient),
                "signs" => builder.Add(Op.Add, value, arithmetic.Sign(value)),
                "choices of one value" => builder.Add(Op.Select, builder.Add(Op.Greater, gradient, number), builder.Add(Op.Add, value, gradient), value),
                "nested choices" => builder.Add(Op.Select, builder.Add(Op.Greater, builder.Add(Op.Add, value, number), gradient), value, state),
                "factors" => builder.Add(Op.Multiply, value, builder.Add(Op.Add, gradient, number)),
                _ => builder.Add(
                    Op.Select, builder.Add(Op.Greater, gradient, number), builder.Add(Op.Divide, value, builder.Add(Op.Add, state, number)), builder.Add(Op.Sqrt, value)),
            };
        }

        return new RuleModel(
            new ClassModel("", EquatableArray<string>.Empty, "Large", "Large", true, ""),
            Generator.Rules.NumericTypes.Single,
            false,
            "x",
            "g",
            "t",
            EquatableArray<HyperparameterModel>.Empty,
            new EquatableArray<StateModel>([new StateModel("s", "s", OptimGen.Generator.Rules.StateShape.Element, InitialValueKind.Zero, 0, -1, "")]),
            builder.ToGraph(value, [arithmetic.Ema(state, value, builder.Literal(0.5))]),
            null);
    }
}
