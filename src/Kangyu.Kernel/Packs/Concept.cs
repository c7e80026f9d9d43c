using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Packs;

/// <summary>
/// What facts find answers by. Items of one concept have one type and unit in every pack; the codes of a choice are those of
/// all its items together. <paramref name="Marks"/> are the S1 marks of all its items, by lineage.
/// </summary>
public sealed record Concept(string Name, ExprType Type, string? Unit, IReadOnlyList<string> Marks);
