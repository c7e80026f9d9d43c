using Kangyu.Kernel.People.Names;
using Kangyu.Kernel.Records;

namespace Kangyu.Store.Search;

/// <summary>A person who was found, unsealed for the screen.</summary>
public sealed record PersonHit(Guid Id, PersonCard Card, DateOnly? Born, string? Sex, string? HomeUnit, bool Synthetic, MatchRank Rank);
