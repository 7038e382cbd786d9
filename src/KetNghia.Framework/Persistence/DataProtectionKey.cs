using System.Xml.Linq;
using KetNghia.Framework.Ambient;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Persistence;

/// <summary>Keys of cookies and form tokens, shared by every node and kept through a move of the files.</summary>
public sealed class DataProtectionKey : IHostOwned
{
    public const int NameLength = 100;
    public const int XmlLength = 8_000;

    private DataProtectionKey()
    {
    }

    internal DataProtectionKey(Guid id, string name, string xml, DateTime createdAtUtc)
    {
        Id = id;
        Name = name;
        Xml = xml;
        CreatedAtUtc = createdAtUtc;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>As the library writes it; encrypted when a certificate is configured.</summary>
    [Classified(PersonalDataClass.Secret)]
    public string Xml { get; private set; } = "";

    public DateTime CreatedAtUtc { get; private set; }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("Fw_DataProtectionKeys");
        builder.Property(x => x.Name).HasMaxLength(DataProtectionKey.NameLength);
        builder.Property(x => x.Xml).HasMaxLength(DataProtectionKey.XmlLength);
    }
}

/// <summary>The library asks synchronously, once at start and when a key is renewed; there is no request to hold up.</summary>
public sealed class DataProtectionKeyStore(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
        return [.. db.Set<DataProtectionKey>().AsNoTracking().OrderBy(k => k.CreatedAtUtc).Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<KetNghiaDbContext>();
        db.Add(new DataProtectionKey(
            services.GetRequiredService<IIdGenerator>().New(), friendlyName, element.ToString(SaveOptions.DisableFormatting), services.GetRequiredService<IClock>().UtcNow));
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}

/// <summary>Makes the first key when the schema is new, so that no request has to.</summary>
public sealed class DataProtectionSeeder(IDataProtectionProvider protection) : ISeeder
{
    public int Order => 1;

    public Task SeedAsync(CancellationToken cancellationToken)
    {
        protection.CreateProtector("KetNghia.Start").Protect([1]);
        return Task.CompletedTask;
    }
}
