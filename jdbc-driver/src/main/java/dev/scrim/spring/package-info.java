/** What Spring Boot looks for in the jar; nothing here is loaded where there is no Spring. */
@NullMarked
package dev.scrim.spring;

import org.jspecify.annotations.NullMarked;
