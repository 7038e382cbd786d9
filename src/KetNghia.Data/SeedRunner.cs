using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Data;

/// <summary>Runs every module's seeders in order, each in a scope of its own.</summary>
public sealed class SeedRunner(IServiceScopeFactory scopes)
{
    public Task SeedAsync(CancellationToken cancellationToken) =>
        RunAsync<ISeeder>(s => s.Order, (s, ct) => s.SeedAsync(ct), cancellationToken);

    public Task SeedDemoAsync(CancellationToken cancellationToken) =>
        RunAsync<IDemoSeeder>(s => s.Order, (s, ct) => s.SeedAsync(ct), cancellationToken);

    private async Task RunAsync<T>(Func<T, int> order, Func<T, CancellationToken, Task> run, CancellationToken cancellationToken)
        where T : class
    {
        // What is seeded is named in the language of the screens, whatever the machine speaks.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        List<Type> types;
        await using (var scope = scopes.CreateAsyncScope())
        {
            types = [.. scope.ServiceProvider.GetServices<T>().OrderBy(order).Select(s => s.GetType())];
        }

        foreach (var type in types)
        {
            await using var scope = scopes.CreateAsyncScope();
            await run(scope.ServiceProvider.GetServices<T>().First(s => s.GetType() == type), cancellationToken);
        }
    }
}
