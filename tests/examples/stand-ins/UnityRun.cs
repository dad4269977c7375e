// Plays what arrives from the .jslib, and prints what the game hears.
using System;
using UnityEngine;

public static class UnityRun
{
    public static void Main(string[] messages)
    {
        var gameObject = new GameObject("Shop");
        var ad = gameObject.AddComponent<RewardedAd>();
        ad.Rewarded += () => Console.WriteLine("rewarded");
        ad.Ended += text => Console.WriteLine("ended: " + text);
        var levels = gameObject.AddComponent<LevelPack>();
        levels.Loaded += (form, paths) => Console.WriteLine("loaded: " + form + " " + string.Join(" ", paths));
        levels.Failed += text => Console.WriteLine("failed: " + text);
        // In the editor, each is answered at once.
        ad.Show();
        levels.Load();
        foreach (var message in messages)
        {
            if (message.Contains("\"kind\"")) ad.OnRewardedAd(message);
            else levels.OnPackLoaded(message);
        }
    }
}
