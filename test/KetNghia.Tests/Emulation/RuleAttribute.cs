namespace KetNghia.Tests.Emulation;

/// <summary>Rules of scoring, by their names in <c>rules.txt</c>, that a test shows; a test that shows several names each.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RuleAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
