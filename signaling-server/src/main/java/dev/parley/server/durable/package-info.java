/** What the standalone server keeps for the owners of accounts: rooms that outlive their members, with who was there. */
@NullMarked
package dev.parley.server.durable;

import org.jspecify.annotations.NullMarked;
