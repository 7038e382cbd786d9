using KetNghia.Framework.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Framework;

/// <summary>Contributions are made through a factory, which hides a circle from the container: it would wait for itself for ever.</summary>
public sealed class ContributedTests
{
    [Fact]
    public void Contribution_NeededByItself_IsRefusedByName()
    {
        using var services = new ServiceCollection().AddContributed(typeof(ContributedTests).Assembly).BuildServiceProvider();
        using var scope = services.CreateScope();

        var refused = Should.Throw<InvalidOperationException>(() => scope.ServiceProvider.GetServices<IRing>());

        refused.Message.ShouldContain(nameof(Ring));
        scope.ServiceProvider.GetServices<IPlain>().ShouldHaveSingleItem("a refusal leaves nothing behind").ShouldBeOfType<Plain>();
    }

    [Contributed]
    private interface IRing;

    [Contributed]
    private interface IPlain;

    private sealed class Ring(IEnumerable<IRing> all) : IRing
    {
        public int Count => all.Count();
    }

    private sealed class Plain : IPlain;
}
