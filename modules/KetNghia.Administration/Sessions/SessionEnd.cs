namespace KetNghia.Administration.Sessions;

/// <summary>Why a session opens no page any more, as far as the person who held it may know.</summary>
internal enum SessionEnd
{
    /// <summary>Signed out in another window of this browser: the cookie is gone.</summary>
    SignedOut = 1,

    Idle,

    /// <summary>The longest time of a session has passed, or the session is no longer known.</summary>
    Expired,

    /// <summary>The person ended it from another device, or by changing the password.</summary>
    EndedElsewhere,

    EndedByOthers,
}

/// <summary>Whom a key lets in, or why it does not.</summary>
internal readonly record struct SessionFound(Framework.Web.SignedInFeature? SignedIn, SessionEnd? End);
