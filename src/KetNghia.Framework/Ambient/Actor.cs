namespace KetNghia.Framework.Ambient;

/// <summary>Who does it, and when (UTC): what a record keeps of a person's act.</summary>
public record Actor(Guid Id, string Name, DateTime AtUtc)
{
    /// <summary>Room for two full names and the mark between them.</summary>
    public const int ShownLength = 250;

    /// <summary>For whom it is done, when not for oneself.</summary>
    public ActingFor? For { get; init; }

    /// <summary>What records keep as the name: with the one acted for, <c>Nguyễn A (KT. Trần B)</c>.</summary>
    public string Shown => For?.Beside(Name) ?? Name;

    /// <summary>The signed-in person, for whom the work at hand is done.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Actor Of(ICurrentUser user, DateTime atUtc) => new(user.Required.AccountId, user.Required.FullName, atUtc) { For = user.ActsNow };

    /// <summary>Whether this person did something before: themselves, or as the one acted for now.</summary>
    public bool Is(Guid? person) => person is { } id && (id == Id || id == For?.AccountId);
}
