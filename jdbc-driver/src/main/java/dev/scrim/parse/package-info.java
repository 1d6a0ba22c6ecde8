/** SQL text to a syntax tree, or a refusal. */
@NullMarked
package dev.scrim.parse;

import org.jspecify.annotations.NullMarked;
