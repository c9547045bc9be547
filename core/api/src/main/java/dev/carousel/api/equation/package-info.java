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
 * <p>The functions are those of {@link dev.carousel.api.equation.Function}. {@code stop(v)} is v,
 * through which no derivative goes back. {@code chance(p)} is a vector of {@code units} entries,
 * {@code chance(p, v)} one of as many as v has: each is 1 with probability p and else 0, drawn for
 * each sequence and step in training, and p in evaluation. {@code held(chance(p))} is drawn once
 * for each sequence. A p is a number, a constant that is one, or arithmetic of those, from 0 to 1.
 *
 * <pre>
 * d  = chance(1 - z)                        zoneout
 * c' = d * (f * c + i * g) + (1 - d) * c
 * g  = chance(keep) / keep * tanh(a)        dropout
 * b  = u + stop(where(u &gt;= 0.5, 1, 0) - u)   a step whose derivative is that of u
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
