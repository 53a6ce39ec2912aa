/** What the standalone server keeps: accounts, sign-ins, durable rooms and who was in them, in SQLite or PostgreSQL. */
@NullMarked
package dev.parley.server.store;

import org.jspecify.annotations.NullMarked;
