using KetNghia.Documents.Drafting;
using KetNghia.Documents.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Documents.Seeding;

/// <summary>In every locality a form in each state, full of the locality's canary.</summary>
internal sealed class TemplateCanarySeeder(IServiceScopeFactory scopes, PermissionCatalogue permissions, IClock clock) : ICanarySeeder
{
    /// <summary>After the papers: theirs is the form of the product.</summary>
    public int Order => 61;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        foreach (var place in world.Localities)
        {
            foreach (var state in Enum.GetValues<TemplateState>())
            {
                await using var scope = scopes.CreateAsyncScope();
                using (AmbientFrame.Push(CanaryFrames.Of(world, permissions, place, place, RoleCodes.LocalityAdmin)))
                {
                    var id = await MakeAsync(scope.ServiceProvider, place, state, cancellationToken);
                    world.Records.Add(new CanaryRecord(nameof(PaperTemplate), id, null, place.Slug, state.ToString(), null));
                }
            }
        }
    }

    private async Task<Guid> MakeAsync(IServiceProvider services, CanaryTenant place, TemplateState state, CancellationToken cancellationToken)
    {
        var (templates, forms, kind) = (services.GetRequiredService<TemplateAppService>(), services.GetRequiredService<PaperForms>(), services.GetRequiredService<PaperKinds>().Drafted[0]);
        var file = new MemoryStream();
        PaperForm.Write(forms.Sample(kind, new PaperHeadInput(place.Canary, place.Canary, place.Canary, "UBND", place.Canary, place.Canary, null)), file);
        file.Position = 0;
        var id = await templates.UploadAsync(kind.Key, place.Canary, place.Canary + ".docx", file, cancellationToken);
        if (state == TemplateState.Chosen)
        {
            await templates.ChooseAsync(id, 1, clock.Today, cancellationToken);
        }
        else if (state == TemplateState.Withdrawn)
        {
            await templates.WithdrawAsync(id, 1, place.Canary, cancellationToken);
        }

        return id;
    }
}
