using System;
using UnityEngine;

/// <summary>A download with a way out when the file is too large. The GameObject's name must be its own.</summary>
public class LevelPack : MonoBehaviour
{
    [SerializeField] private Pack pack = new Pack
    {
        whole = "https://cdn.example.com/levels.zip",
        parts = new[] { "https://cdn.example.com/levels-1.zip", "https://cdn.example.com/levels-2.zip" },
        small = "https://cdn.example.com/levels-small.zip",
    };

    private bool isBusy;

    /// <summary>The form that arrived (whole, parts or small), and the paths of its files in their order.</summary>
    public event Action<string, string[]> Loaded;

    /// <summary>Nothing arrived. The text is for the player.</summary>
    public event Action<string> Failed;

    public void Load()
    {
        if (isBusy) return;
        isBusy = true;
        TTMinisExplain.DownloadPack(JsonUtility.ToJson(pack), gameObject.name);
    }

    /// <summary>Called by TTMinisExplain.jslib, once for each Load.</summary>
    public void OnPackLoaded(string json)
    {
        isBusy = false;
        Result result = JsonUtility.FromJson<Result>(json);
        if (result.form != "none")
        {
            Loaded?.Invoke(result.form, result.paths);
            return;
        }
        Debug.Log(result.problem);
        Failed?.Invoke("The levels could not be loaded.");
    }

    [Serializable]
    private class Pack
    {
        public string whole = "";
        public string[] parts = new string[0];
        public string small = "";
    }

    [Serializable]
    private class Result
    {
        public string form = "";
        public string[] paths = new string[0];
        public string problem = "";
    }
}
