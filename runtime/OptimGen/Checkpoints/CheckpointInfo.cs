using System.Collections.Generic;

namespace OptimGen;

/// <summary>What a checkpoint says about itself.</summary>
/// <param name="FormatVersion">The version of the format, from 1.</param>
/// <param name="RuleName">The optimizer's class, for people; <paramref name="RuleIdentity"/> is what counts.</param>
/// <param name="RuleIdentity">The <see cref="RuleInfo.Identity"/> of the rule whose states it holds.</param>
/// <param name="Step">The number of steps taken.</param>
/// <param name="Groups">The hyperparameters of each group; first those of the default group, which are the optimizer's own.</param>
/// <param name="Schedule">The scheduler's position, as <see cref="Scheduler.Save"/> writes it; null where none was given.</param>
/// <param name="Extra">The strings that were given to <c>Save</c> beside the set.</param>
/// <param name="Tensors">The parameters and their states, in the order of the file.</param>
public sealed record CheckpointInfo(
    int FormatVersion,
    string RuleName,
    string RuleIdentity,
    long Step,
    IReadOnlyList<CheckpointGroup> Groups,
    string? Schedule,
    IReadOnlyDictionary<string, string> Extra,
    IReadOnlyList<CheckpointTensor> Tensors);
