package dev.parley.server.session;

/**
 * Whose access token was presented in {@code hello}.
 *
 * @param account the account's id, which never changes
 * @param displayName what its owner is called unless another name is given in a room
 * @param validMillis how much longer the token is good, in milliseconds
 */
public record Identity(String account, String displayName, long validMillis) {}
