using System;
using UnityEngine;

/// <summary>A rewarded ad. Put it on a GameObject whose name no other has, because results arrive by name.</summary>
public class RewardedAd : MonoBehaviour
{
    [SerializeField] private string adUnitId = "revive";

    private bool isBusy;

    /// <summary>The player watched the ad to the end.</summary>
    public event Action Rewarded;

    /// <summary>There is no reward, and the game goes on. The text is empty where the player closed the ad.</summary>
    public event Action<string> Ended;

    /// <summary>Shows an ad, unless one is being shown. Each call makes an instance of its own.</summary>
    public void Show()
    {
        if (isBusy) return;
        isBusy = true;
        TTMinisExplain.ShowRewardedAd(adUnitId, gameObject.name);
    }

    /// <summary>Called by TTMinisExplain.jslib, once for each Show.</summary>
    public void OnRewardedAd(string json)
    {
        isBusy = false;
        Result result = JsonUtility.FromJson<Result>(json);
        switch (result.kind)
        {
            case "rewarded":
                Rewarded?.Invoke();
                break;
            case "closed":
                // "User exit" is normal play: no reward, and no message of an error.
                Ended?.Invoke("");
                break;
            default:
                Debug.Log(result.reason);
                Ended?.Invoke("No ad at the moment.");
                break;
        }
    }

    [Serializable]
    private class Result
    {
        public string kind = "";
        public string reason = "";
    }
}
