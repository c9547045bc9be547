/**
 * JSON as plain values: maps, lists, texts, numbers, truth values and null.
 *
 * <p>In and out: text. Depends on Gson's streams and on nothing of this module; whoever has a
 * record turns it into plain values beside the record. Invariant: reading what was written gives
 * equal values, doubles to the last bit.
 */
@NullMarked
package dev.carousel.lab.json;

import org.jspecify.annotations.NullMarked;
