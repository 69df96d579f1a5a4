using System;

namespace OptimGen;

/// <summary>Marks the static method that says what a step does to one element: the paper's algorithm as plain C#.</summary>
/// <remarks>
/// <para>The signature says everything, by position and kind:</para>
/// <list type="bullet">
/// <item>the first <c>ref double</c> is the parameter, the first <c>double</c> its gradient;</item>
/// <item>every further <c>ref double</c> is a state, zero before step 1 unless <see cref="InitiallyAttribute"/> says otherwise;</item>
/// <item>an <c>int</c> or <c>long</c> without a default is the step number t, from 1;</item>
/// <item>a <c>double</c>, <c>int</c> or <c>bool</c> with a default is a hyperparameter. It must be in [0, ∞), or in the range that
/// <see cref="DecayAttribute"/>, <see cref="PositiveAttribute"/>, <see cref="BetweenAttribute"/> or <see cref="AnyValueAttribute"/>
/// gives it. <c>learningRate</c> becomes the property <c>LearningRate</c>.</item>
/// </list>
/// <para>
/// The body may use locals, assignments, <c>?:</c>, <c>if</c> and <c>else</c>, early <c>return</c>, the documented functions of
/// <see cref="Math"/> and <see cref="Rule"/>, and static helpers whose source is in the same project. It is real arithmetic: kernels are
/// generated from it for each numeric type.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Optimizer]
/// public sealed partial class Lion
/// {
///     [UpdateRule]
///     static void Update(
///         ref double x, double g, ref double m,
///         double learningRate = 1e-4, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.99, double weightDecay = 0)
///     {
///         double c = Rule.Ema(m, g, beta1);
///         x -= learningRate * (Rule.Sign(c) + weightDecay * x);
///         m = Rule.Ema(m, g, beta2);
///     }
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UpdateRuleAttribute : Attribute;
