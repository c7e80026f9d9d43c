namespace Kangyu.Store;

/// <summary>How far a long work is: <paramref name="Work"/> is copy, upgrade, rebuild, verify, backup or restore; <paramref name="Of"/> 0: not known yet.</summary>
public readonly record struct StoreProgress(string Work, string What, long Done, long Of);
