// What the Unity example uses of UnityEngine, so that a C# compiler can read it. Only the parts that the test runs work.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace UnityEngine
{
    public class Object
    {
        public string name = "";
    }

    public class GameObject : Object
    {
        private static readonly Dictionary<string, GameObject> all = new Dictionary<string, GameObject>();
        private readonly List<MonoBehaviour> components = new List<MonoBehaviour>();

        public GameObject(string name)
        {
            this.name = name;
            all[name] = this;
        }

        public static GameObject Find(string name) => all[name];

        public T AddComponent<T>() where T : MonoBehaviour, new()
        {
            var component = new T { gameObject = this };
            components.Add(component);
            return component;
        }

        public void SendMessage(string method, object value)
        {
            foreach (var component in components) component.GetType().GetMethod(method)?.Invoke(component, new[] { value });
        }
    }

    public class MonoBehaviour : Object
    {
        public GameObject gameObject;
    }

    [AttributeUsage(AttributeTargets.Field)]
    public class SerializeField : Attribute
    {
    }

    public static class Debug
    {
        public static void Log(object message) => Console.WriteLine("log: " + message);
    }

    /// <summary>Reads fields that are texts, lists of texts, or booleans; the example has no others.</summary>
    public static class JsonUtility
    {
        private const string Text = "\"((?:[^\"\\\\]|\\\\.)*)\"";

        public static T FromJson<T>(string json)
        {
            object value = Activator.CreateInstance(typeof(T), true);
            foreach (var field in typeof(T).GetFields())
            {
                var match = Regex.Match(json, "\"" + field.Name + "\":(" + Text + "|\\[[^\\]]*\\]|true|false)");
                if (!match.Success) continue;
                string found = match.Groups[1].Value;
                if (field.FieldType == typeof(bool)) field.SetValue(value, found == "true");
                else if (field.FieldType == typeof(string)) field.SetValue(value, TextsOf(found)[0]);
                else field.SetValue(value, TextsOf(found));
            }
            return (T)value;
        }

        public static string ToJson(object value) => "{" + string.Join(",", value.GetType().GetFields().Select(field =>
            "\"" + field.Name + "\":" + (field.GetValue(value) is string[] list
                ? "[" + string.Join(",", list.Select(Quote)) + "]"
                : Quote((string)field.GetValue(value))))) + "}";

        private static string Quote(string text) => "\"" + text + "\"";

        private static string[] TextsOf(string json) => Regex.Matches(json, Text).Cast<Match>()
            .Select(match => Regex.Unescape(match.Groups[1].Value)).ToArray();
    }
}
