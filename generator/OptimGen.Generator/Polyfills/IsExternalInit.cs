namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for where <c>init</c> and positional records meet a framework older than they are.</summary>
internal static class IsExternalInit;
