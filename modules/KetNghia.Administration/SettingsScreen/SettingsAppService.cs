using System.Globalization;
using KetNghia.Administration.Contracts;

namespace KetNghia.Administration.SettingsScreen;

/// <param name="Inherited">What holds when this workspace sets nothing.</param>
/// <param name="IsSet">Whether this workspace (or the host) has a value of its own.</param>
internal sealed record SettingLine(SettingDefinition Definition, string Text, string? Hint, string Value, string Inherited, bool IsSet);

internal sealed record SettingChange(string Name, string? Value, bool Clear);

/// <summary>Settings a person may see and change where they stand; values are checked against their definition.</summary>
internal sealed class SettingsAppService(
    KetNghiaDbContext db, ISettings settings, ModuleSet modules, ICurrentWorkspace workspace, ICurrentUser user, IActionLog log, ITexts texts)
{
    private bool ForHost => workspace.Required.Kind == WorkspaceKind.Province && user.May(AdministrationPermissions.Settings.ManageHost);

    private IEnumerable<SettingDefinition> Mine => modules.All.SelectMany(m => m.Settings).Where(s => ForHost || s.Level == SettingLevel.Workspace);

    public async Task<IReadOnlyList<SettingLine>> ListAsync(CancellationToken cancellationToken)
    {
        var tenant = workspace.Required.TenantId;
        var own = await db.Set<SettingValue>().AsNoTracking().Where(s => s.TenantId == tenant).ToDictionaryAsync(s => s.Name, s => s.Value, cancellationToken);
        var lines = new List<SettingLine>();
        var values = await settings.GetManyAsync([.. Mine.Select(d => d.Name)], cancellationToken);
        foreach (var definition in Mine)
        {
            var effective = values[definition.Name];
            var hint = $"Setting.{definition.Name}.Hint";
            lines.Add(new SettingLine(
                definition, texts["Setting." + definition.Name], texts.Has(hint) ? texts[hint] : null,
                definition.IsSecret ? "" : effective, definition.IsSecret ? "" : definition.Default, own.TryGetValue(definition.Name, out var value) && value.Length > 0));
        }

        return lines;
    }

    /// <param name="fields">Names of the form fields in the order of the changes, for messages.</param>
    public async Task SaveAsync(IReadOnlyList<SettingChange> changes, Func<int, string> fields, CancellationToken cancellationToken)
    {
        var values = await settings.GetManyAsync([.. Mine.Select(d => d.Name)], cancellationToken);
        var changed = changes.Select((change, i) => (Definition: DefinitionOf(change), Value: WrittenOf(change), change.Clear, Field: fields(i)))
            .Where(c => !(c.Definition.IsSecret && c.Value.Length == 0 && !c.Clear) && values[c.Definition.Name] != c.Value)
            .ToList();
        BusinessException.ThrowIfAny(changed.Select(c => FaultOf(c.Definition, c.Value, c.Field)).OfType<BusinessException>());
        foreach (var (definition, value, _, _) in changed)
        {
            var before = values[definition.Name];
            await settings.SetAsync(definition.Name, value, ForHost, cancellationToken);
            log.Add(new ActionEntry("Administration.Setting.Changed", nameof(SettingValue), workspace.Required.Id, texts["Setting." + definition.Name])
            {
                Data = new Dictionary<string, object?>
                {
                    ["before"] = definition.IsSecret ? "•••" : Shown(definition, before),
                    ["after"] = definition.IsSecret ? "•••" : Shown(definition, value),
                },
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<Guid> SendTestMailAsync(string to, IJobQueue queue, CancellationToken cancellationToken)
    {
        if ((await settings.GetAsync(Mail.MailSettings.Host, cancellationToken)).Length == 0 || (await settings.GetAsync(Mail.MailSettings.Sender, cancellationToken)).Length == 0)
        {
            throw new BusinessException(AdministrationErrors.MailNotConfigured);
        }

        var job = queue.Enqueue<Mail.TestMailJob>(new Mail.TestMailJob.Args(to));
        log.Add(new ActionEntry("Administration.Mail.TestAsked", nameof(JobRun), job, to));
        await db.SaveChangesAsync(cancellationToken);
        return job;
    }

    /// <summary>As it is kept: figures without the signs between them, however they were typed.</summary>
    private string WrittenOf(SettingChange change)
    {
        var typed = (change.Value ?? "").Trim();
        return DefinitionOf(change).IsNumber && Readings.Whole(typed).Value is { } number ? number.ToString(CultureInfo.InvariantCulture) : typed;
    }

    private SettingDefinition DefinitionOf(SettingChange change) => Mine.FirstOrDefault(d => d.Name == change.Name) ?? throw new RecordNotFoundException();

    private static BusinessException? FaultOf(SettingDefinition definition, string value, string field)
    {
        if (value.Length > SettingValue.ValueLength / 2
            || (definition.Choices.Count > 0 && !definition.Choices.Contains(value))
            || (definition.IsFlag && value is not ("true" or "false"))
            || (definition.Name == Mail.MailSettings.Sender && value.Length > 0 && !MimeKit.MailboxAddress.TryParse(value, out _))
            || (definition.Name == Mail.MailSettings.PublicAddress && value.Length > 0 && !Mail.MailSettings.IsPublicAddress(value))
            || (definition.Name == Mail.MailSettings.DigestTo && Mail.MailSettings.Addresses(value).Any(a => !MimeKit.MailboxAddress.TryParse(a, out _)))
            || (definition.Name == Mail.MailSettings.Host && value.Length > 0 && Uri.CheckHostName(value) == UriHostNameType.Unknown))
        {
            return new BusinessException(AdministrationErrors.SettingInvalid).With("value", value).At(field);
        }

        if (!definition.IsNumber)
        {
            return null;
        }

        var reading = Readings.Whole(value);
        return reading.Fault is not null ? AsRefused(reading).At(field)
            : reading.Value is not { } number || number < Math.Max(definition.Min, 0) || number > (definition.Max ?? 1_000_000)
            ? new BusinessException(AdministrationErrors.SettingOutOfRange).With("min", Math.Max(definition.Min, 0)).With("max", definition.Max ?? 1_000_000).At(field)
            : null;
    }

    private static BusinessException AsRefused(Reading<long> reading) =>
        reading.Values.Aggregate(new BusinessException(reading.Fault!), (refused, value) => refused.With(value.Key, value.Value));

    private string Shown(SettingDefinition definition, string value)
    {
        var key = $"Setting.{definition.Name}.{value}";
        return value.Length == 0 ? "–" : definition.Choices.Count > 0 && texts.Has(key) ? texts[key] : value;
    }
}
