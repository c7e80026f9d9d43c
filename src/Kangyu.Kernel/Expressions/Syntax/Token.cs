namespace Kangyu.Kernel.Expressions.Syntax;

internal enum TokenKind : byte
{
    End,
    Word,
    Number,
    Text,
    Date,
    Sign,
}

/// <summary>A piece of the source. <paramref name="Text"/> is the word, the sign, the digits, or what stands between the
/// quotes; <paramref name="Column"/> counts from 1.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Column, int End);
