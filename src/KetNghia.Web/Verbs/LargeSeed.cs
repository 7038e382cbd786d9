namespace KetNghia.Web.Verbs;

/// <summary>A country's data for measuring: every module's <see cref="ILargeSeeder"/> on an empty installation.</summary>
internal sealed class LargeSeed(IServiceScopeFactory scopes)
{
    /// <returns>Null when the database is not empty.</returns>
    public async Task<LargeWorld?> RunAsync(LargeScale scale, string password, CancellationToken cancellationToken)
    {
        List<Type> seeders;
        await using (var scope = scopes.CreateAsyncScope())
        {
            if ((await scope.ServiceProvider.GetRequiredService<IWorkspaceDirectory>().LocalitiesAsync(cancellationToken)).Count > 0)
            {
                return null;
            }

            seeders = [.. scope.ServiceProvider.GetServices<ILargeSeeder>().OrderBy(s => s.Order).Select(s => s.GetType())];
        }

        var world = new LargeWorld(scale, password);
        foreach (var type in seeders)
        {
            await using var scope = scopes.CreateAsyncScope();
            using (AmbientFrame.Push(AmbientFrame.Empty))
            {
                await scope.ServiceProvider.GetServices<ILargeSeeder>().First(s => s.GetType() == type).SeedAsync(world, cancellationToken);
            }
        }

        return world;
    }
}
