using System.Collections.Generic;

namespace OptimGen;

/// <summary>What the text of a header says, before the places of the tensors are checked.</summary>
/// <param name="Tensors">The tensors, in the order of the text.</param>
/// <param name="Metadata">The strings under <c>__metadata__</c>.</param>
/// <param name="ChecksumPlace">Where the header's own checksum stands in the text; −1 where there is none.</param>
internal sealed record HeaderText(List<TensorEntry> Tensors, Dictionary<string, string> Metadata, int ChecksumPlace);
