namespace KetNghia.Web.Verbs;

/// <summary>The record, for a verifier elsewhere (etc/verifier).</summary>
internal sealed class PackVerb : IVerb
{
    public string Name => "pack";

    public string Usage => "pack --out FILE [--tenant SLUG]   the whole record, or a locality's, for the offline verifier";

    public async Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        if (VerbArgs.Value(args, "--out") is not { } target)
        {
            await terminal.Error.WriteLineAsync(Usage);
            return 2;
        }

        await using var scope = app.Services.CreateAsyncScope();
        Guid? tenant = null;
        if (VerbArgs.Value(args, "--tenant") is { } slug)
        {
            tenant = (await scope.ServiceProvider.GetRequiredService<IWorkspaceDirectory>().LocalitiesAsync(cancellationToken)).FirstOrDefault(l => l.Slug == slug)?.TenantId;
            if (tenant is null)
            {
                await terminal.Error.WriteLineAsync($"no locality is called {slug}");
                return 1;
            }
        }

        await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.ReadWrite);
        await scope.ServiceProvider.GetRequiredService<RecordPack>().WriteAsync(file, tenant, cancellationToken);
        await terminal.Error.WriteLineAsync($"{target}: {file.Length} bytes");
        return 0;
    }
}
