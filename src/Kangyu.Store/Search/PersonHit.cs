using Kangyu.Kernel.People.Names;
using Kangyu.Kernel.Records;

namespace Kangyu.Store.Search;

/// <summary>
/// A person who was found, unsealed for the screen. <paramref name="Card"/> is the one by which they were found; of merged records <paramref name="Id"/> and <paramref name="Name"/> are those
/// of the record that holds them.
/// </summary>
public sealed record PersonHit(Guid Id, PersonCard Card, DateOnly? Born, string? Sex, string? HomeUnit, bool Synthetic, MatchRank Rank)
{
    public string? Name { get; init; } = Card.Name;
}
