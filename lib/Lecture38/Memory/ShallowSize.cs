namespace Lecture38;

/// <summary>The exact size of single objects, as Python's <c>sys.getsizeof</c> gives it.</summary>
public static class ShallowSize
{
    // A type's method table begins with 32 bits of flags and 32 bits of base size. The highest flag says that objects have
    // components, array elements or characters, and that the lowest 16 bits are the size of one.
    private const uint HasComponents = 0x8000_0000;
    private const uint ComponentSizeMask = 0xFFFF;

    static ShallowSize()
    {
        // That layout has not changed since .NET Core 1, but nobody promised it. So the allocator is asked as well, once.
        Func<object>[] samples = [() => new object(), () => new byte[17], () => new string('x', 3), () => new Version(1, 2)];
        if (samples.Any(create => Of(create()) != MemoryAudit.AllocatedBytes(() => _ = create())))
        {
            throw new PlatformNotSupportedException("This runtime keeps the sizes of objects elsewhere than ShallowSize looks for them.");
        }
    }

    /// <summary>
    /// The bytes that one object occupies on the heap: header, fields or elements, and padding. What its references point
    /// to is not counted; see <see cref="DeepSize"/>. O(1), allocates nothing, safe for concurrent use.
    /// </summary>
    /// <param name="value">The object; a value type is boxed first, and it is the box that is measured.</param>
    /// <returns>The size in bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null: a null reference is no object.</exception>
    public static unsafe long Of(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var methodTable = (uint*)value.GetType().TypeHandle.Value;
        var (flags, baseSize) = (methodTable[0], methodTable[1]);
        var componentSize = (flags & HasComponents) == 0 ? 0 : flags & ComponentSizeMask;
        long components = value switch
        {
            Array array => array.LongLength,
            string text => text.Length,
            _ => 0,
        };
        return (baseSize + components * componentSize + IntPtr.Size - 1) & -IntPtr.Size; // Rounded up to whole words.
    }
}
