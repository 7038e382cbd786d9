using System.Reflection;
using KetNghia.Tests.TestBase;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Framework;

/// <summary>The log shows what was before and after by names people use, not by those of columns.</summary>
public sealed class FieldLabelTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest(OnSqliteOnly = "columns and texts are the same on both")]
    public async Task Fields_OfEveryRecordedKind_HaveNames(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        var missing = await host.WithAsync(services =>
        {
            var (fields, texts) = (services.GetRequiredService<FieldTexts>(), services.GetRequiredService<ITexts>());
            return Task.FromResult(services.GetRequiredService<KetNghiaDbContext>().Model.GetEntityTypes()
                .Where(type => typeof(IRecorded).IsAssignableFrom(type.ClrType))
                .SelectMany(type => type.GetProperties().Where(IsRead).Select(property => property.Name).Where(fields.IsShown).Select(name => $"Field.{type.ClrType.Name}.{name}"))
                .Where(key => !texts.Has(key)).ToList());
        });

        missing.ShouldBeEmpty();
    }

    /// <summary>Of a secret only a fingerprint is kept, which is not shown.</summary>
    private static bool IsRead(IProperty property) =>
        property.PropertyInfo?.GetCustomAttribute<UnrecordedAttribute>() is null && property.PropertyInfo?.GetCustomAttribute<ClassifiedAttribute>()?.DataClass != PersonalDataClass.Secret;
}
