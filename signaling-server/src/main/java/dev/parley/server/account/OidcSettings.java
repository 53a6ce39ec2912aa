package dev.parley.server.account;

import dev.parley.protocol.OidcProvider;

/**
 * Whose users a server lets in besides its own.
 *
 * @param newAccounts whether whoever comes from there for the first time gets an account; otherwise the admin links one
 */
public record OidcSettings(OidcProvider provider, boolean newAccounts) {}
