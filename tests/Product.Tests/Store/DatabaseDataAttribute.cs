using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Product.Tests.Store;

public enum DatabaseKind { Sqlite, Postgres }

/// <summary>Runs a store test on every database. One that is not on this machine is a skip that says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabaseDataAttribute(params object[] more) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        new TheoryDataRow([DatabaseKind.Sqlite, .. more]),
        new TheoryDataRow([DatabaseKind.Postgres, .. more]) { Skip = PostgresCluster.Missing },
    ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
