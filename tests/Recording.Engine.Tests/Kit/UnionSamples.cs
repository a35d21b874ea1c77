using System.Collections.Immutable;
using System.Reflection;
using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Tests.Kit;

/// <summary>A value of every type of a closed hierarchy, made by reflection, so that a new type is not forgotten.</summary>
internal static class UnionSamples
{
    public static IReadOnlyList<TaskEffect> Effects { get; } = [.. All(typeof(TaskEffect)).Cast<TaskEffect>()];

    public static IReadOnlyList<TaskEvent> Events { get; } = [.. All(typeof(TaskEvent)).Cast<TaskEvent>()];

    public static TaskEffect Effect(string name) => Effects.Single(effect => effect.GetType().Name == name);

    public static TaskEvent Event(string name) => Events.Single(taskEvent => taskEvent.GetType().Name == name);

    private static IEnumerable<object> All(Type union) =>
        union.GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(union)).Select(Make);

    private static object Make(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return MakeItems(type.GetGenericArguments()[0]);
        if (type.IsAbstract)
            return All(type).First();
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Make(inner);
        if (type.IsEnum)
            return type.GetEnumValues().GetValue(type.GetEnumValues().Length - 1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return MakeArray(type.GetGenericArguments()[0]);
        if (type == typeof(string))
            return "text";
        if (type == typeof(DateTimeOffset))
            return ManualTime.Start;
        if (type == typeof(TimeSpan))
            return TimeSpan.FromSeconds(3);
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal))
            return Convert.ChangeType(0, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(bool))
            return true;

        var constructor = type.GetConstructors().OrderByDescending(found => found.GetParameters().Length).First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && constructor.GetParameters().Length == 0))
            property.SetValue(made, Make(property.PropertyType));
        return made;
    }

    private static object MakeArray(Type element) =>
        typeof(ImmutableArray).GetMethods()
            .Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType: { IsArray: true } }])
            .MakeGenericMethod(element).Invoke(null, [MakeItems(element)])!;

    private static Array MakeItems(Type element)
    {
        var items = Array.CreateInstance(element, 1);
        items.SetValue(Make(element), 0);
        return items;
    }
}
