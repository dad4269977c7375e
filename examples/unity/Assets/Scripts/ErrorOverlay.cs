using System.Collections;
using UnityEngine;

/// <summary>Shows the overlay. Put it on a GameObject of the first scene.</summary>
public class ErrorOverlay : MonoBehaviour
{
    private IEnumerator Start()
    {
        // Unity has its context after the first frame.
        yield return null;
        TTMinisExplain.ShowOverlay();
    }
}
