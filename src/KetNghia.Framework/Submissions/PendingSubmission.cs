using System.Buffers.Binary;
using System.Globalization;

namespace KetNghia.Framework.Submissions;

/// <summary>A submission on its way: reserved by the first save of the request, answered before the commit.</summary>
public sealed class PendingSubmission(Guid workspaceTenantId, Guid accountId, string form, string key, string fingerprint)
{
    private const int TailLength = 8;
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public Guid WorkspaceTenantId { get; } = workspaceTenantId;

    public Guid AccountId { get; } = accountId;

    public string Form { get; } = form;

    public string Key { get; } = key;

    public string Fingerprint { get; } = fingerprint;

    public bool IsReserved => RowId is not null;

    public Guid? RowId { get; private set; }

    /// <summary>Known from the moment the row is reserved.</summary>
    public string? Receipt { get; private set; }

    internal Submission ToRow(Guid id, DateTime atUtc)
    {
        Receipt = MakeReceipt(id, atUtc);
        return new Submission(id, WorkspaceTenantId, AccountId, Form, Key, Fingerprint, Receipt, atUtc);
    }

    internal void MarkReserved(Guid rowId) => RowId = rowId;

    private static string MakeReceipt(Guid id, DateTime atUtc)
    {
        var number = BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true).AsSpan(8));
        var tail = new char[TailLength];
        for (var i = TailLength - 1; i >= 0; i--)
        {
            (number, var digit) = Math.DivRem(number, (ulong)Letters.Length);
            tail[i] = Letters[(int)digit];
        }

        return "BN-" + Format.DateOf(atUtc).ToString("yyMMdd", CultureInfo.InvariantCulture) + "-" + new string(tail);
    }
}
