using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace OptimGen.Tests;

/// <summary>docs/names.md names classes, properties and defaults that exist, and leaves no class out.</summary>
public sealed partial class NamesTests
{
    private const string NotHere = "not here";
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Pages", "names.md"));

    // The optimizers that each of the three has: a row may be added, none may be lost.
    private static readonly Dictionary<string, string[]> There = new()
    {
        ["PyTorch"] =
        [
            "ASGD", "Adadelta", "Adafactor", "Adagrad", "Adam", "AdamW", "Adamax", "LBFGS", "Muon", "NAdam", "RAdam", "RMSprop", "Rprop", "SGD",
            "SparseAdam",
        ],
        ["optax"] =
        [
            "adabelief", "adadelta", "adafactor", "adagrad", "adam", "adamax", "adamaxw", "adamw", "adan", "amsgrad", "contrib.acprop",
            "contrib.ademamix", "contrib.adopt", "contrib.cautious", "contrib.cocob", "contrib.dadapt_adamw", "contrib.dog", "contrib.dowg",
            "contrib.dpsgd", "contrib.galore", "contrib.madgrad", "contrib.mechanize", "contrib.momo", "contrib.momo_adam", "contrib.muon",
            "contrib.prodigy", "contrib.sam", "contrib.schedule_free", "contrib.schedule_free_adamw", "contrib.schedule_free_sgd",
            "contrib.simplified_ademamix", "contrib.sophia", "fromage", "lamb", "lars", "lbfgs", "lion", "lookahead", "nadam", "nadamw",
            "noisy_sgd", "novograd", "optimistic_adam", "optimistic_adam_v2", "optimistic_gradient_descent", "polyak_sgd", "radam", "rmsprop",
            "rprop", "sgd", "sign_sgd", "sm3", "yogi",
        ],
        ["Keras"] =
        [
            "Adadelta", "Adafactor", "Adagrad", "Adam", "AdamW", "Adamax", "Ftrl", "Lamb", "Lion", "LossScaleOptimizer", "Muon", "Nadam", "RMSprop",
            "SGD", "ScheduleFreeAdamW",
        ],
    };

    public static TheoryData<string> Libraries => new(There.Keys);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_optimizer_of_a_library_has_a_row(string library) =>
        Assert.Equal(
            There[library],
            Rows(library).SelectMany(cells => Code(cells[0])).Select(name => name.Split('(')[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Classes_properties_and_defaults_exist(string library)
    {
        foreach (string[] cells in Rows(library))
        {
            if (cells[1] == NotHere)
            {
                Assert.Empty(cells[2]);
                Assert.NotEmpty(cells[3]);
                continue;
            }

            string[] classes = Code(cells[1]);
            Assert.NotEmpty(classes);
            foreach (string name in classes)
            {
                Assert.Contains(name, Catalogue.Names);
                IOptimizer optimizer = Catalogue.Create(name);
                MatchCollection arguments = Argument().Matches(cells[2]);
                Assert.Equal(cells[2].Count(letter => letter == '→'), arguments.Count);
                foreach (Match argument in arguments)
                {
                    HyperparameterInfo? property = optimizer.Rule.Hyperparameters.FirstOrDefault(
                        hyperparameter => hyperparameter.Name == argument.Groups["property"].Value);
                    Assert.True(property is not null, $"{library}: {name} has no {argument.Groups["property"].Value}");
                    Assert.NotNull(optimizer.GetType().GetProperty(property.Name));
                    if (argument.Groups["default"].Success)
                    {
                        Assert.Equal(double.Parse(argument.Groups["default"].Value, CultureInfo.InvariantCulture), property.Default);
                    }
                }
            }

            // What the differences say of properties is about these classes too.
            Assert.All(
                Code(cells[3]).Where(code => Property().IsMatch(code) && !Catalogue.Names.Contains(code)),
                code => Assert.All(classes, name => Assert.True(HasProperty(name, code), $"{library}: {name} has no {code}")));
        }
    }

    [Fact]
    public void Every_class_is_named()
    {
        IEnumerable<string> named = There.Keys.Append("Only here").SelectMany(Rows).SelectMany(cells => Code(cells[1]));
        Assert.Empty(Catalogue.Names.Except(named));
        Assert.Empty(named.Except(Catalogue.Names));
    }

    private static bool HasProperty(string optimizer, string name) => Catalogue.Create(optimizer).GetType().GetProperty(name) is not null;

    // The cells of the table below a heading, without its own head.
    private static IEnumerable<string[]> Rows(string heading) => Lines
        .SkipWhile(line => line != $"## {heading}").Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith('|')).Skip(2)
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    private static string[] Code(string cell) => [.. CodeSpan().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("`[^`]+`(?: [−0-9.e-]+)? → `(?<property>[A-Za-z0-9]+)`(?: (?<default>[0-9.e-]+))?")]
    private static partial Regex Argument();

    // Ours begin with a capital letter; theirs have underscores or begin with a small one.
    [GeneratedRegex("^[A-Z][A-Za-z0-9]+$")]
    private static partial Regex Property();
}
