using System.Linq;
using OptimGen.Generator.Rules;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Generator.Tests.Interpretation;

/// <summary>The catalogue's rules compute what other implementations of them do.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string, string> Rows => new(GoldenMapping.Rows);

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_rule_as_read_gives_the_recorded_parameters_and_states(string configuration, string @case)
    {
        GoldenConfiguration mapping = GoldenMapping.Find(configuration, @case);
        RuleModel rule = Catalogue.Read(mapping.Optimizer);

        Assert.Null(GoldenRun.FindDeviation(rule, mapping, GoldenTrajectory.Load(configuration, @case)));

        // Nothing may be left out: a state without a counterpart, or a setting left at its default, would not be seen.
        Assert.Equal(rule.States.Select(state => state.Name).Order(), mapping.States.Select(state => state.Name).Order());
        Assert.Equal(
            rule.Hyperparameters.Select(setting => setting.Property).Order(),
            mapping.Hyperparameters.Select(setting => setting.Property).Order());
    }

    [Fact]
    public void Every_optimizer_of_the_catalogue_has_a_recorded_trajectory_or_none_exists() =>
        Assert.Equal(Catalogue.Names.Order(), GoldenMapping.Optimizers.Order());

    [Fact]
    public void The_defaults_of_the_catalogue_are_those_of_the_recorded_case_A()
    {
        foreach (GoldenConfiguration mapping in GoldenMapping.All.Where(mapping => mapping.Cases.Contains('A')))
        {
            GoldenTrajectory trajectory = GoldenTrajectory.Load(mapping.Name, "A");
            RuleModel rule = Catalogue.Read(mapping.Optimizer);
            foreach (GoldenHyperparameter hyperparameter in mapping.Hyperparameters)
            {
                // Of these the recorded implementations have no default learning rate. Later versions of PyTorch have ours for SGD.
                if (hyperparameter.Property != "LearningRate" || !mapping.Name.Contains("sgd") && mapping.Name is not ("nesterov" or "lars"))
                {
                    double ours = rule.Hyperparameters.Single(candidate => candidate.Property == hyperparameter.Property).Default;
                    Assert.True(
                        ours == hyperparameter.In(trajectory), $"{mapping.Optimizer}.{hyperparameter.Property} is {ours}");
                }
            }
        }
    }
}
