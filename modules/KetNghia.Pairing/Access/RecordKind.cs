namespace KetNghia.Pairing.Access;

internal enum RecordKind
{
    Pairing = 1,
    Contribution,
    Agreement,
}

/// <summary>
/// The page works on one record named by the route value <c>id</c>. Sponsors and the province enter the tenant of that
/// record for the handler; a record they are no party of does not exist for them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EntersRecordAttribute(RecordKind kind) : Attribute
{
    public RecordKind Kind { get; } = kind;
}
