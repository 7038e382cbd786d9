using System.Net;
using System.Net.Sockets;
using KetNghia.Administration.Sessions;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Administration.SignIn;

/// <summary>What a request says about the machine it comes from.</summary>
internal static class Client
{
    public static SignInRequest Of(HttpContext http) => new(Address(http), Device(http), DeviceKey(http));

    /// <summary>An address of version 6 counts as its network: one machine has as many of them as it likes.</summary>
    public static string? Address(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        if (address is null)
        {
            return null;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes) + "/64";
    }

    public static string? Device(HttpContext http) => http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent : null;

    private static string? DeviceKey(HttpContext http) => http.Request.Cookies[SessionCookie.DeviceCookie] is { Length: > 0 and <= 64 } key ? key : null;
}
