/**
 * Single-precision matrix products.
 *
 * <p>A weight matrix is packed once per update into panels of sixteen outputs ({@link
 * dev.carousel.compute.product.PackedMatrix}), then multiplied with many rows of row-major data;
 * weight gradients are outer products summed over rows ({@link
 * dev.carousel.compute.product.Products}). Depends on the JDK alone, and is one of the homes of the
 * Vector API.
 *
 * <p>Invariant: each element of a result is summed in one order with fused multiply-adds, so that
 * results are equal bit by bit between the plain and the vector form and between vector widths;
 * numbers in padding never reach a valid element.
 */
@NullMarked
package dev.carousel.compute.product;

import org.jspecify.annotations.NullMarked;
