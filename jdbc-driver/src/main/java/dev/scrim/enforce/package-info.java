/** The pipeline, spelled out once: parse, resolve, decide, audit, rewrite. */
@NullMarked
package dev.scrim.enforce;

import org.jspecify.annotations.NullMarked;
