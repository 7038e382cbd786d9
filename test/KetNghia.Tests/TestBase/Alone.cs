namespace KetNghia.Tests.TestBase;

/// <summary>Classes that measure the process run when no other class does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "alone";
}
