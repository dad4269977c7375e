using System;
using System.Runtime.InteropServices;
using UnityEngine;

/// <summary>What ttminis-explain knows of a failure.</summary>
[Serializable]
public class TTMinisAnswer
{
    /// <summary>known, ambiguous, unknown or unrecognized.</summary>
    public string status;

    /// <summary>The row of the reference, such as ad.show/30001, if the status is known.</summary>
    public string id;

    /// <summary>The paragraph for a log.</summary>
    public string text;

    /// <summary>Whether it is normal play, such as an ad that the player closed.</summary>
    public bool expected;
}

/// <summary>The functions of TTMinisExplain.jslib. In the editor there is no platform, so they answer with nothing.</summary>
public static class TTMinisExplain
{
#if UNITY_WEBGL && !UNITY_EDITOR
    [DllImport("__Internal")]
    private static extern string TTMinisShowOverlay();

    [DllImport("__Internal")]
    private static extern string TTMinisExplainJson(string code, string message, string api);

    [DllImport("__Internal")]
    private static extern void TTMinisShowRewardedAd(string adUnitId, string receiver);

    [DllImport("__Internal")]
    private static extern void TTMinisDownloadPack(string pack, string receiver);
#else
    private static string TTMinisShowOverlay() => "There is no platform in the editor.";

    private static string TTMinisExplainJson(string code, string message, string api) =>
        "{\"status\":\"unrecognized\",\"text\":\"There is no platform in the editor.\"}";

    private static void TTMinisShowRewardedAd(string adUnitId, string receiver) =>
        Tell(receiver, "OnRewardedAd", "{\"kind\":\"unavailable\",\"reason\":\"There is no platform in the editor.\"}");

    private static void TTMinisDownloadPack(string pack, string receiver) =>
        Tell(receiver, "OnPackLoaded", "{\"form\":\"none\",\"problem\":\"There is no platform in the editor.\"}");

    private static void Tell(string receiver, string method, string json) =>
        GameObject.Find(receiver).SendMessage(method, json);
#endif

    /// <summary>Draws the overlay over Unity's frame. Call it once, after the first frame.</summary>
    public static void ShowOverlay()
    {
        string warnings = TTMinisShowOverlay();
        if (warnings != "") Debug.Log(warnings);
    }

    /// <summary>Explains a failure that arrived as a number and a text.</summary>
    /// <param name="code">the code, or null where there was none: 0 is a code of its own</param>
    /// <param name="message">the message, or null</param>
    /// <param name="api">request, downloadFile, ad.init, ad.load or ad.show</param>
    public static TTMinisAnswer Explain(int? code, string message, string api) =>
        JsonUtility.FromJson<TTMinisAnswer>(TTMinisExplainJson(code?.ToString() ?? "", message ?? "", api));

    /// <param name="adUnitId">the placement ID from the developer portal</param>
    /// <param name="receiver">the name of a GameObject with OnRewardedAd(string)</param>
    internal static void ShowRewardedAd(string adUnitId, string receiver) =>
        TTMinisShowRewardedAd(adUnitId, receiver);

    /// <param name="pack">the addresses, as JSON</param>
    /// <param name="receiver">the name of a GameObject with OnPackLoaded(string)</param>
    internal static void DownloadPack(string pack, string receiver) => TTMinisDownloadPack(pack, receiver);
}
