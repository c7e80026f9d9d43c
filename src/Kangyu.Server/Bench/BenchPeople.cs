using System.Security.Cryptography;
using System.Text;
using Kangyu.Demo;
using Kangyu.Demo.People;
using Kangyu.Kernel.Packs;
using Kangyu.Server.Hosting;
using Kangyu.Store.Accounts;

namespace Kangyu.Server.Bench;

/// <summary>Some people of a demo county, each with somebody who works where they are registered and may look them up, signed in by a token.</summary>
internal static class BenchPeople
{
    /// <summary>The county must not be served meanwhile.</summary>
    public static async Task<List<(SyntheticPerson Person, string Token)>> Pick(HostSettings settings, PackSet packs, DemoOptions options, int count)
    {
        var demo = DemoHistory.Create(packs, options).Value!;
        var doctors = demo.Staff.Where(one => one.Role is Kernel.Access.Role.VillageDoctor or Kernel.Access.Role.Clinician or Kernel.Access.Role.StationDesk).ToLookup(one => one.Unit);
        await using var county = await CountyStart.Open(settings);
        var tokens = new Dictionary<Guid, string>();
        var found = new List<(SyntheticPerson, string)>();
        var apart = Math.Max(1, options.People / count);
        foreach (var person in SyntheticCounty.People(demo.County, options.People, options.Seed, options.Today))
        {
            if (person.Number % apart != 0 || doctors[person.Unit.Code].FirstOrDefault() is not { } doctor) continue;
            if (!tokens.TryGetValue(doctor.Account, out var token))
                tokens[doctor.Account] = token = await new TokenTable(county).Add(doctor.Account, "bench", RandomNumberGenerator.GetBytes(32), DateTimeOffset.UtcNow);
            found.Add((person, token));
        }
        return found;
    }

    public static byte[] Get(string path, string token, string accept = "text/html") => Encoding.UTF8.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nAccept: {accept}\r\nAccept-Encoding: br\r\nAccept-Language: zh\r\n\r\n");
}
