package dev.parley.server.account;

import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.SignInNonce;
import java.net.URI;

/**
 * Whose users a server lets in besides its own.
 *
 * @param server the URL under which people reach this server, for which alone their id tokens are good ({@link SignInNonce})
 * @param newAccounts whether whoever comes from there for the first time gets an account; otherwise the admin links one
 */
public record OidcSettings(OidcProvider provider, URI server, boolean newAccounts) {}
