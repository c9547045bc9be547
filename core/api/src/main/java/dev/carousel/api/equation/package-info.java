/**
 * The text language of cells: {@link dev.carousel.api.equation.EquationParser} reads lines into a
 * tree of {@link dev.carousel.api.equation.Expression}s, each with its place in the text.
 *
 * <pre>
 * equations  = { assignment ( newline | ";" ) }             "#" begins a comment
 * assignment = name [ "'" ] "=" comparison
 * comparison = sum [ ( "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "==" | "!=" ) sum ]
 * sum        = term { ( "+" | "-" ) term }
 * term       = unary { ( "*" | "/" | "%" ) unary }
 * unary      = "-" unary | product
 * product    = postfix [ [ "@" ] product ]                  W x, W @ x, 0.5 I
 * postfix    = primary { "^T" | "[" size ":" size "]" }
 * primary    = number | name [ "'" ] | function "(" comparison { "," comparison } ")" | "(" comparison ")"
 * size       = linear expression in named sizes, such as 2*units + 1
 * </pre>
 *
 * <p>What a name stands for is not decided here. Depends on {@code api.text}. Invariant: every
 * message carries a line and a column of the text, from 1.
 */
@NullMarked
package dev.carousel.api.equation;

import org.jspecify.annotations.NullMarked;
