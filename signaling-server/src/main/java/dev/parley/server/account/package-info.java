/** Accounts of the standalone server: passwords, tokens, and who may try again when. */
@NullMarked
package dev.parley.server.account;

import org.jspecify.annotations.NullMarked;
