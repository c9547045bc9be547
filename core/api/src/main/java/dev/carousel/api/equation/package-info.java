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
 * product    = postfix [ [ "@" ] product ]                  W x, W @ x, 0.5 I, U @ V
 * postfix    = primary { "^T" | "[" size ":" size "]" }
 * primary    = number | name [ "'" ] | function "(" comparison { "," comparison } ")" | "(" comparison ")"
 * size       = linear expression in named sizes, such as 2*units + 1
 * </pre>
 *
 * <p>A matrix is made of weights and constants alone and so is known once per update: {@code U -
 * U^T}, {@code U @ V}, {@code inverse(A)}, {@code expm(A)}, each with its gradient. The inverse of
 * a singular matrix is not finite, and a trial that meets one diverges. Of matrices {@code exp},
 * like every other function and {@code *}, is that of each entry.
 *
 * <p>What a name stands for is not decided here. Depends on {@code api.text}. Invariant: every
 * message carries a line and a column of the text, from 1.
 */
@NullMarked
package dev.carousel.api.equation;

import org.jspecify.annotations.NullMarked;
