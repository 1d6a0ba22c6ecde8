/** Which schemas, tables, columns, views and functions a database has. */
@NullMarked
package dev.scrim.catalog;

import org.jspecify.annotations.NullMarked;
